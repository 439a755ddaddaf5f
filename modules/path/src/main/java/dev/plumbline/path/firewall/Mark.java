package dev.plumbline.path.firewall;

/**
 * A packet mark or connection mark of which some bits may not be known.
 *
 * @param value the known bits; unknown bits are 0 in it
 * @param unknown set bits are not known
 */
public record Mark(long value, long unknown) {
  /** No bit set. */
  public static final Mark NONE = new Mark(0, 0);

  /** Nothing known. */
  public static final Mark ANY = new Mark(0, 0xffffffffL);

  public Mark {
    value &= ~unknown;
  }

  public static Mark of(long value) {
    return new Mark(value & 0xffffffffL, 0);
  }

  public boolean known() {
    return unknown == 0;
  }

  /** Whether the bits of {@code mask} are those of {@code wanted}. */
  Truth is(long wanted, long mask) {
    if (((value ^ wanted) & mask & ~unknown) != 0) {
      return Truth.NO;
    }
    return (unknown & mask) == 0 ? Truth.YES : Truth.UNKNOWN;
  }

  /** Clears {@code mask}, then flips {@code bits}: {@code --set-xmark bits/mask}. */
  Mark set(long bits, long mask) {
    return new Mark(value & ~mask ^ bits, unknown & ~mask);
  }

  /** Clears {@code mask}, then flips the bits of {@code other} that {@code take} lets through. */
  Mark copy(Mark other, long take, long mask) {
    return new Mark(value & ~mask ^ other.value & take, unknown & ~mask | other.unknown & take);
  }

  /** Either this or {@code other}: bits in which they differ are not known. */
  Mark or(Mark other) {
    return new Mark(value, unknown | other.unknown | value ^ other.value);
  }

  @Override
  public String toString() {
    return unknown == 0 ? "0x" + Long.toHexString(value) : "unknown";
  }
}
