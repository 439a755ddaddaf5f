package dev.plumbline.connect.plan;

import dev.plumbline.aws.AwsException;
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
 * @param trouble why nothing can be asked of the account; absent where it can
 */
public record Known(
    Optional<FoundInstance> instance,
    Optional<Boolean> channel,
    boolean keys,
    Optional<AwsException> trouble) {
  /** Nothing but one's own keys, because the account cannot be asked. */
  public static Known nothing(boolean keys, AwsException trouble) {
    return new Known(Optional.empty(), Optional.empty(), keys, Optional.of(trouble));
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
