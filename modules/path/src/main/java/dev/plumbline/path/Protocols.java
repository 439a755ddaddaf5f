package dev.plumbline.path;

/** Names of IP protocols, as {@code ip rule} prints them, and their numbers (IANA). */
final class Protocols {
  private Protocols() {}

  /** The number; -1 for a name that is not known here. */
  static int number(String text) {
    String name = text.startsWith("ipproto-") ? text.substring(8) : text;
    return switch (name) {
      case "icmp" -> 1;
      case "igmp" -> 2;
      case "ipencap" -> 4;
      case "tcp" -> 6;
      case "udp" -> 17;
      case "gre" -> 47;
      case "esp", "ipv6-crypt" -> 50;
      case "ah", "ipv6-auth" -> 51;
      case "ipv6-icmp", "icmpv6" -> 58;
      case "sctp" -> 132;
      default ->
          !name.isEmpty() && name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9')
              ? Integer.parseInt(name)
              : -1;
    };
  }
}
