package dev.plumbline.model;

import java.util.Comparator;
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
    String length = text.substring(slash + 1).strip();
    if (length.isEmpty() || length.length() > 3 || !length.chars().allMatch(Character::isDigit)) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(length);
    return bits > address.get().family().bits()
        ? Optional.empty()
        : Optional.of(new IpPrefix(address.get(), bits));
  }

  private static IpAddress masked(IpAddress address, int length) {
    if (address.family() == Family.V4) {
      long mask = length == 0 ? 0 : 0xffffffffL << 32 - length & 0xffffffffL;
      return new IpAddress(Family.V4, 0, address.low() & mask);
    }
    long high = length == 0 ? 0 : length >= 64 ? -1 : -1L << 64 - length;
    long low = length <= 64 ? 0 : -1L << 128 - length;
    return new IpAddress(Family.V6, address.high() & high, address.low() & low);
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
    return Comparator.comparing(IpPrefix::address)
        .thenComparingInt(IpPrefix::length)
        .compare(this, other);
  }

  /** Canonical text; a host prefix is written without its length, as iproute2 does. */
  @Override
  public String toString() {
    return isHost() ? address.toString() : address + "/" + length;
  }
}
