package dev.plumbline.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code [user@]host[:port]} as ssh, ProxyJump and people write it.
 *
 * @param host without brackets
 */
public record Destination(Optional<String> user, String host, OptionalInt port) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<user>.*)@)?(?:\\[(?<six>[^]]+)]|(?<host>[^\\[\\]:@]+))(?::(?<port>\\d+))?");
  private static final Pattern BARE_IPV6 =
      Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.%\\w]*");

  /**
   * @throws IllegalArgumentException with a sentence to show when the text is none
   */
  public static Destination parse(String text) {
    String rest = text.strip();
    if (rest.startsWith("ssh://")) {
      rest = rest.substring("ssh://".length());
      rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }
    int at = rest.lastIndexOf('@');
    String name = rest.substring(at + 1);
    if (BARE_IPV6.matcher(name).matches()) {
      return new Destination(user(rest, at), name, OptionalInt.empty());
    }
    Matcher m = FORM.matcher(rest);
    if (!m.matches()
        || name.isEmpty()
        || name.chars().anyMatch(Character::isWhitespace)
        || name.startsWith("-")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is not a destination: write user@host, host:port or [IPv6]:port");
    }
    OptionalInt port = OptionalInt.empty();
    String digits = m.group("port");
    if (digits != null) {
      port = OptionalInt.of(port(digits));
    }
    String six = m.group("six");
    return new Destination(user(rest, at), six == null ? m.group("host") : six, port);
  }

  /** Reads a ProxyJump list; {@code none} is the empty list. */
  public static List<Destination> parseList(String text) {
    List<Destination> hops = new ArrayList<>();
    if (!text.strip().equalsIgnoreCase("none")) {
      for (String hop : text.split(",", -1)) {
        hops.add(parse(hop));
      }
    }
    return hops;
  }

  /** As a person would type it. */
  @Override
  public String toString() {
    boolean bracket = host.indexOf(':') >= 0 && port.isPresent();
    return user.map(u -> u + "@").orElse("")
        + (bracket ? "[" + host + "]" : host)
        + (port.isPresent() ? ":" + port.getAsInt() : "");
  }

  private static Optional<String> user(String rest, int at) {
    return at > 0 ? Optional.of(rest.substring(0, at)) : Optional.empty();
  }

  private static int port(String digits) {
    int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + digits + " is not between 1 and 65535");
    }
    return port;
  }
}
