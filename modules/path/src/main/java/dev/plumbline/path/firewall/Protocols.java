package dev.plumbline.path.firewall;

import dev.plumbline.model.Family;
import java.util.Locale;

/** Names of IP protocols, one for each number that matters here. */
final class Protocols {

  private Protocols() {}

  /** The common name of a number or an alias; other text stays as it is. */
  static String name(String text, Family family) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "1" -> "icmp";
      case "icmp" -> family == Family.V4 ? "icmp" : "icmpv6";
      case "6" -> "tcp";
      case "17" -> "udp";
      case "47" -> "gre";
      case "50" -> "esp";
      case "51" -> "ah";
      case "58", "icmpv6", "ipv6-icmp", "icmp6" -> "icmpv6";
      case "132" -> "sctp";
      case "136" -> "udplite";
      default -> text.toLowerCase(Locale.ROOT);
    };
  }
}
