package dev.plumbline.path.firewall;

import java.util.Locale;

/**
 * What the sender of a refused packet sees. Source: the kernel's tables that convert ICMP errors to
 * error numbers ({@code icmp_err_convert}, {@code icmpv6_err_convert}).
 */
public enum Rejection {
  REFUSED("Connection refused", 111),
  NO_ROUTE("No route to host", 113),
  UNREACHABLE("Network is unreachable", 101),
  DENIED("Permission denied", 13),
  NO_PROTOCOL("Protocol not available", 92),
  TIMEOUT("Connection timed out", 110),
  NOT_PERMITTED("Operation not permitted", 1);

  private final String text;
  private final int number;

  Rejection(String text, int number) {
    this.text = text;
    this.number = number;
  }

  /** Text of the error. */
  public String text() {
    return text;
  }

  /** Linux error number. */
  public int errno() {
    return number;
  }

  /** The refusal by the name of an ICMP answer, as iptables and nft write it. */
  static Rejection of(String kind, boolean six) {
    String name = kind.toLowerCase(Locale.ROOT).replaceFirst("^icmp6?-", "");
    return switch (name) {
      case "tcp-reset", "tcp reset", "port-unreachable", "port-unreach" -> REFUSED;
      case "net-unreachable", "net-prohibited", "no-route" -> UNREACHABLE;
      case "proto-unreachable", "prot-unreachable" -> NO_PROTOCOL;
      case "adm-prohibited", "admin-prohibited", "policy-fail", "reject-route" ->
          six ? DENIED : NO_ROUTE;
      case "host-unreachable", "host-prohibited", "addr-unreachable", "addr-unreach" -> NO_ROUTE;
      default -> REFUSED;
    };
  }
}
