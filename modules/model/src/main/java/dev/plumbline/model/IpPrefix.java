package dev.plumbline.model;

import java.util.Optional;

/** An address prefix; host bits are always zero. Ordered by address, then by length. */
public record IpPrefix(IpAddress address, int length) implements Comparable<IpPrefix> {
  public IpPrefix {
    if (length < 0 || length > address.family().bits()) {
      throw new IllegalArgumentException(
          "prefix length " + length + " of " + address.family().label());
    }
    address = masked(address, length);
  }

  /** The prefix of this length that holds {@code address}. */
  public static IpPrefix of(IpAddress address, int length) {
    return new IpPrefix(address, length);
  }

  /** The single address as a prefix. */
  public static IpPrefix host(IpAddress address) {
    return new IpPrefix(address, address.family().bits());
  }

  /** 0.0.0.0/0 or ::/0. */
  public static IpPrefix all(Family family) {
    return new IpPrefix(new IpAddress(family, 0, 0), 0);
  }

  /**
   * Reads {@code address/length}, or a bare address as a host prefix.
   *
   * @throws IllegalArgumentException naming the text, when it is no prefix
   */
  public static IpPrefix parse(String text) {
    return tryParse(text)
        .orElseThrow(() -> new IllegalArgumentException("not an IP prefix: " + text));
  }

  /** Like {@link #parse}, empty instead of an exception. */
  public static Optional<IpPrefix> tryParse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.tryParse(slash < 0 ? text : text.substring(0, slash));
    if (slash < 0 || address.isEmpty()) {
      return address.map(IpPrefix::host);
    }
    int bits = length(text.substring(slash + 1).strip());
    return bits < 0 || bits > address.get().family().bits()
        ? Optional.empty()
        : Optional.of(new IpPrefix(address.get(), bits));
  }

  /** One to three digits as a number; negative where they are not that. */
  private static int length(String text) {
    int number = text.isEmpty() || text.length() > 3 ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      number = digit < 0 ? -1 : 10 * number + digit;
    }
    return number;
  }

  /** The address with all bits after the first ones zero; itself where they are. */
  private static IpAddress masked(IpAddress address, int length) {
    int bits = address.family() == Family.V4 ? length + 96 : length;
    long high = bits == 0 ? 0 : bits >= 64 ? address.high() : address.high() & -1L << 64 - bits;
    long low = bits <= 64 ? 0 : address.low() & -1L << 128 - bits;
    return high == address.high() && low == address.low()
        ? address
        : new IpAddress(address.family(), high, low);
  }

  public Family family() {
    return address.family();
  }

  public boolean isHost() {
    return length == family().bits();
  }

  public boolean contains(IpAddress other) {
    return other.family() == family() && masked(other, length).equals(address);
  }

  public boolean contains(IpPrefix other) {
    return other.length >= length && contains(other.address);
  }

  @Override
  public int compareTo(IpPrefix other) {
    int byAddress = address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
  }

  /** Canonical text; a host prefix is written without its length, as iproute2 does. */
  @Override
  public String toString() {
    return isHost() ? address.toString() : address + "/" + length;
  }
}
