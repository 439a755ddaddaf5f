package dev.plumbline.connect.plan;

import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.connect.ConnectionProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Instances to make plans for. */
final class PlanCase {
  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final String ID = "i-0123456789abcdef0";

  private PlanCase() {}

  static ConnectionProfile profile() {
    return ConnectionProfile.of("web", ID);
  }

  static SsmAgent agent(SsmAgent.Status status, Duration ago) {
    return new SsmAgent(status, Optional.of(NOW.minus(ago)), "Ubuntu 22.04", "3.3.3270.0");
  }

  static SsmAgent online() {
    return agent(SsmAgent.Status.ONLINE, Duration.ofMinutes(2));
  }

  static FoundInstance instance(
      String state, String platform, List<String> publicAddresses, SsmAgent agent) {
    return new FoundInstance(
        "",
        "eu-west-1",
        "111122223333",
        ID,
        "web",
        state,
        platform,
        "eu-west-1a",
        "vpc-1",
        List.of("10.0.0.5"),
        publicAddresses,
        List.of(),
        1,
        Map.of(),
        agent);
  }

  static Known known(FoundInstance instance, boolean keys) {
    return new Known(Optional.of(instance), Optional.empty(), keys, Optional.empty());
  }

  /** Running Linux in a private subnet, its agent online. */
  static Known hidden() {
    return known(instance("running", "Linux/UNIX", List.of(), online()), true);
  }

  /** Running Linux with a public address, its agent online. */
  static Known open(boolean keys) {
    return known(instance("running", "Linux/UNIX", List.of("198.51.100.7"), online()), keys);
  }

  static ConnectionPlan plan(Known known) {
    return ConnectionPlan.of(profile(), known, NOW);
  }
}
