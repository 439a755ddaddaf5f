package dev.plumbline.connect.plan;

import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.connect.ConnectionProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where SSH over the network goes. */
final class Network {
  private static final String ID = "m?i-[0-9a-f]{8,17}";

  private Network() {}

  /** Whether a profile names an instance by its id and not by an address. */
  static boolean named(ConnectionProfile profile) {
    return profile.address().matches(ID);
  }

  /** The instance's id, where the profile tells one. */
  static Optional<String> instance(ConnectionProfile profile) {
    return profile
        .aws()
        .map(aws -> aws.instance())
        .or(() -> Optional.of(profile.address()).filter(a -> named(profile)));
  }

  /**
   * The address to dial: the profile's own, else a public one, else a private one behind a jump
   * host.
   */
  static Optional<String> address(ConnectionProfile profile, Known known) {
    if (!named(profile)) {
      return Optional.of(profile.address());
    }
    Optional<String> open =
        known
            .instance()
            .flatMap(
                i ->
                    Stream.of(i.publicAddresses(), i.ipv6Addresses())
                        .flatMap(List::stream)
                        .findFirst());
    return open.or(() -> profile.jump().flatMap(_ -> inside(known)));
  }

  /** The address that somebody dials who insists: he may be in the same network. */
  static Optional<String> insisting(ConnectionProfile profile, Known known) {
    return address(profile, known).or(() -> inside(known));
  }

  private static Optional<String> inside(Known known) {
    return known.instance().flatMap(i -> i.privateAddresses().stream().findFirst());
  }

  /** Who logs in on the usual image of a distribution. */
  static String usualUser(Known known) {
    String platform =
        known
            .instance()
            .map(FoundInstance::agent)
            .map(a -> a.platform().toLowerCase(Locale.ROOT))
            .orElse("");
    return Stream.of("ubuntu", "centos", "rocky", "fedora")
        .filter(platform::contains)
        .findFirst()
        .orElse(platform.contains("debian") ? "admin" : "ec2-user");
  }
}
