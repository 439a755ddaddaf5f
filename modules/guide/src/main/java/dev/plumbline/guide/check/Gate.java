package dev.plumbline.guide.check;

/** Whether a check applies to a host. A closed gate is silence: neither finding nor not-checked. */
public sealed interface Gate {
  Gate OPEN = new Open();
  Gate CLOSED = new Closed();

  /** It cannot be told whether the check applies. */
  static Gate unknown(String why) {
    return new Unknown(why);
  }

  static Gate when(boolean open) {
    return open ? OPEN : CLOSED;
  }

  /** Applies. */
  record Open() implements Gate {}

  /** Does not apply. */
  record Closed() implements Gate {}

  /** The evidence that would tell was not captured; {@code why} names the file. */
  record Unknown(String why) implements Gate {}
}
