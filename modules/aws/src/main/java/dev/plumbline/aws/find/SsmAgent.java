package dev.plumbline.aws.find;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What Systems Manager knows of an instance's agent.
 *
 * @param lastPing when it was last heard of; it pings every five minutes
 * @param platform such as {@code Amazon Linux 2023}, empty where unknown
 * @param version of the agent, empty where unknown
 */
public record SsmAgent(Status status, Optional<Instant> lastPing, String platform, String version) {
  /** As DescribeInstanceInformation says; what it does not say besides. */
  public enum Status {
    ONLINE("SSM online"),
    LOST("SSM lost"),
    INACTIVE("SSM inactive"),
    /** Systems Manager was asked and does not know the instance. */
    ABSENT("no agent"),
    /** It was not asked yet, or it may not be asked. */
    UNKNOWN("SSM unknown");

    private final String label;

    Status(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    static Status of(String text) {
      return switch (text) {
        case "Online" -> ONLINE;
        case "ConnectionLost" -> LOST;
        case "Inactive" -> INACTIVE;
        default -> UNKNOWN;
      };
    }
  }

  static final SsmAgent UNKNOWN = new SsmAgent(Status.UNKNOWN, Optional.empty(), "", "");
  static final SsmAgent ABSENT = new SsmAgent(Status.ABSENT, Optional.empty(), "", "");

  /** How long ago it was heard of. */
  public Optional<Duration> age(Instant now) {
    return lastPing.map(p -> p.isAfter(now) ? Duration.ZERO : Duration.between(p, now));
  }

  /** {@code SSM online}, {@code SSM lost 3 h ago}. */
  public String words(Instant now) {
    return status == Status.LOST || status == Status.INACTIVE
        ? status.label() + age(now).map(a -> " " + words(a) + " ago").orElse("")
        : status.label();
  }

  /** {@code 3 h}: in its largest unit, rounded down. */
  public static String words(Duration age) {
    if (age.toDays() > 0) {
      return age.toDays() + " d";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}
