package dev.plumbline.connect.plan;

import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.SsmAgent;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of an instance before a way to it is tried.
 *
 * @param instance as the account lists it, with its agent; absent where it does not say
 * @param channel whether the agent's control channel is connected, as ssm:GetConnectionStatus says
 * @param keys whether there is a key of one's own to log in with
 * @param trouble why nothing can be asked of the account, in a sentence; absent where it can
 */
public record Known(
    Optional<FoundInstance> instance,
    Optional<Boolean> channel,
    boolean keys,
    Optional<String> trouble) {
  /** Nothing but one's own keys. */
  public static Known nothing(boolean keys) {
    return new Known(Optional.empty(), Optional.empty(), keys, Optional.empty());
  }

  boolean windows() {
    return instance
        .filter(i -> i.platform().toLowerCase(Locale.ROOT).contains("windows"))
        .isPresent();
  }

  /** In words, when it is known not to run. */
  Optional<String> notRunning() {
    return instance.filter(i -> !i.state().isEmpty() && !i.running()).map(FoundInstance::state);
  }

  /** The agent answers, as far as is known: its pings lag five minutes behind its channel. */
  SsmAgent.Status agent() {
    return instance.map(i -> i.agent().status()).orElse(SsmAgent.Status.UNKNOWN);
  }
}
