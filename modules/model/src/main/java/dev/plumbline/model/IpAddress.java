package dev.plumbline.model;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as a value. IPv4 lives in the lower 32 bits of {@code low}. Ordered by
 * family, then by number.
 */
public record IpAddress(Family family, long high, long low) implements Comparable<IpAddress> {
  public IpAddress {
    if (family == Family.V4 && (high != 0 || (low >>> 32) != 0)) {
      throw new IllegalArgumentException("an IPv4 address has 32 bits");
    }
  }

  /**
   * Reads an address in any usual form; a zone ({@code %ens5}) is dropped.
   *
   * @throws IllegalArgumentException naming the text, when it is no address
   */
  public static IpAddress parse(String text) {
    return tryParse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
  }

  /** Like {@link #parse}, empty instead of an exception. */
  public static Optional<IpAddress> tryParse(String text) {
    String bare = text.strip();
    int zone = bare.indexOf('%');
    if (zone > 0 && bare.chars().noneMatch(Character::isWhitespace)) {
      bare = bare.substring(0, zone);
    }
    if (bare.indexOf(':') >= 0) {
      return parse6(bare);
    }
    long value = parse4(bare);
    return value < 0 ? Optional.empty() : Optional.of(new IpAddress(Family.V4, 0, value));
  }

  /** Four decimal numbers with dots between them as 32 bits; negative where they are not that. */
  private static long parse4(String text) {
    long value = 0;
    int number = 0;
    int digits = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && digits > 0) {
        value = value << 8 | number;
        number = 0;
        digits = 0;
        dots++;
      } else if (c >= '0' && c <= '9' && digits < 3) {
        number = 10 * number + c - '0';
        digits++;
      } else {
        return -1;
      }
      if (number > 255 || dots > 3) {
        return -1;
      }
    }
    return dots == 3 && digits > 0 ? value << 8 | number : -1;
  }

  private static Optional<IpAddress> parse6(String text) {
    String hex = text;
    if (text.indexOf('.') >= 0) {
      int cut = text.lastIndexOf(':') + 1;
      long tail = parse4(text.substring(cut));
      if (tail < 0) {
        return Optional.empty();
      }
      hex =
          text.substring(0, cut)
              + Long.toHexString(tail >>> 16)
              + ":"
              + Long.toHexString(tail & 0xffff);
    }
    int gap = hex.indexOf("::");
    if (gap != hex.lastIndexOf("::")) {
      return Optional.empty();
    }
    String[] head = groups(gap < 0 ? hex : hex.substring(0, gap));
    String[] tail = groups(gap < 0 ? "" : hex.substring(gap + 2));
    int count = head.length + tail.length;
    if (gap < 0 ? count != 8 : count > 7) {
      return Optional.empty();
    }
    long[] words = new long[2];
    for (int i = 0; i < count; i++) {
      String group = i < head.length ? head[i] : tail[i - head.length];
      int at = i < head.length ? i : 8 - count + i;
      if (group.isEmpty()
          || group.length() > 4
          || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
        return Optional.empty();
      }
      words[at / 4] |= Long.parseLong(group, 16) << 16 * (3 - at % 4);
    }
    return Optional.of(new IpAddress(Family.V6, words[0], words[1]));
  }

  private static String[] groups(String text) {
    return text.isEmpty() ? new String[0] : text.split(":", -1);
  }

  public boolean linkLocal() {
    return family == Family.V4 ? low >>> 16 == 0xa9fe : high >>> 54 == 0xfe80L >>> 6;
  }

  public boolean loopback() {
    return family == Family.V4 ? low >>> 24 == 127 : high == 0 && low == 1;
  }

  public boolean multicast() {
    return family == Family.V4 ? low >>> 28 == 14 : high >>> 56 == 0xff;
  }

  @Override
  public int compareTo(IpAddress other) {
    int byFamily = family.compareTo(other.family);
    int byHigh = Long.compareUnsigned(high, other.high);
    return byFamily != 0 ? byFamily : byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
  }

  /** Canonical text: dotted quad, or RFC 5952. */
  @Override
  public String toString() {
    if (family == Family.V4) {
      return (low >>> 24) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> 16 * (3 - i % 4) & 0xffff);
    }
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int length = 0;
      while (i + length < 8 && groups[i + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        best = i;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        text.append("::");
        i += bestLength - 1;
        continue;
      }
      if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
        text.append(':');
      }
      text.append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
