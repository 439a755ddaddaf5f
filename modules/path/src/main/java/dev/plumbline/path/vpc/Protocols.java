package dev.plumbline.path.vpc;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import java.util.Locale;

/** Protocol numbers (IANA) and how people call them. */
final class Protocols {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ICMP6 = 58;

  /** No protocol was named: only rules for all protocols surely apply. */
  static final int OPEN = -3;

  private Protocols() {}

  /**
   * The number of a name or number; {@code icmp} means that of the address's family.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static int number(String text, IpAddress to) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "-1", "all" -> OPEN;
      case "tcp" -> TCP;
      case "udp" -> UDP;
      case "icmp" -> to.family() == Family.V4 ? ICMP : ICMP6;
      case "icmpv6", "icmp6", "ipv6-icmp" -> ICMP6;
      case "sctp" -> 132;
      case "gre" -> 47;
      case "esp" -> 50;
      default -> {
        if (name.matches("\\d{1,3}") && Integer.parseInt(name) < 256) {
          yield Integer.parseInt(name);
        }
        throw new IllegalArgumentException("proto is no protocol: " + text);
      }
    };
  }

  static boolean icmp(int protocol) {
    return protocol == ICMP || protocol == ICMP6;
  }

  static boolean ported(int protocol) {
    return protocol == TCP || protocol == UDP || protocol == OPEN;
  }

  static String name(int protocol) {
    return switch (protocol) {
      case ICMP -> "icmp";
      case TCP -> "tcp";
      case UDP -> "udp";
      case ICMP6 -> "icmpv6";
      case OPEN -> "any protocol";
      default -> "protocol " + protocol;
    };
  }
}
