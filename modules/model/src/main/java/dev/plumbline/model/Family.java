package dev.plumbline.model;

/** Address family of a rule, route or address. */
public enum Family {
  V4(4, 32),
  V6(6, 128);

  private final int number;
  private final int bits;

  Family(int number, int bits) {
    this.number = number;
    this.bits = bits;
  }

  /** 4 or 6, as in {@code ip -4} and {@code ip -6}. */
  public int number() {
    return number;
  }

  /** Length of a host prefix: 32 or 128. */
  public int bits() {
    return bits;
  }

  /** "IPv4" or "IPv6", as shown to people. */
  public String label() {
    return "IPv" + number;
  }
}
