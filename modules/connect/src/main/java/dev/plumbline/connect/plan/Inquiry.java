package dev.plumbline.connect.plan;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.ControlChannel;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.InstanceFinder;
import dev.plumbline.aws.find.Lookup;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.model.Cancellation;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Asks the account what a plan needs to know. Requests that read only. */
public final class Inquiry {
  private Inquiry() {}

  /**
   * Asks. Blocks; run it off the user-interface thread. What may not be asked is left open.
   *
   * @param instance id
   * @param keys whether there is a key of one's own
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public static Known ask(AwsAccount account, String instance, boolean keys, Cancellation stop) {
    if (instance.startsWith("mi-")) {
      return new Known(
          Optional.empty(), ControlChannel.connected(account, instance), keys, Optional.empty());
    }
    Pasted pasted = new Pasted(Pasted.Kind.INSTANCE, instance, Optional.empty(), Optional.empty());
    Lookup lookup = InstanceFinder.find(pasted, List.of(account), stop);
    Optional<FoundInstance> found =
        lookup.found().stream().findFirst().map(i -> reachable(i, account));
    Optional<AwsException> trouble =
        found.isPresent() ? Optional.empty() : trouble(lookup, account, instance);
    Optional<Boolean> channel =
        trouble.isPresent() ? Optional.empty() : ControlChannel.connected(account, instance);
    return new Known(found, channel, keys, trouble);
  }

  private static Optional<AwsException> trouble(
      Lookup lookup, AwsAccount account, String instance) {
    return lookup.failures().isEmpty()
        ? Optional.of(
            AwsException.of(
                    AwsException.Kind.NOT_FOUND, instance + " is not in " + account.region() + ".")
                .likely("It is in another Region or account, or it was terminated.")
                .advice("You are " + account.signIn() + ".")
                .build())
        : lookup.failures().stream()
            .filter(f -> f.kind() != AwsException.Kind.NOT_PERMITTED)
            .findFirst();
  }

  /**
   * An account that is served on this computer has made-up instances: their public addresses belong
   * to somebody else, or to nobody, and are not dialled.
   */
  private static FoundInstance reachable(FoundInstance instance, AwsAccount account) {
    boolean made = account.endpoint("ec2").map(URI::getHost).filter(Inquiry::loopback).isPresent();
    return made
        ? instance.withAddresses(
            instance.privateAddresses().stream().filter(Inquiry::loopback).toList(),
            instance.publicAddresses().stream().filter(Inquiry::loopback).toList(),
            List.of())
        : instance;
  }

  private static boolean loopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }
}
