package dev.plumbline.path.firewall;

/** What becomes of a packet at a hook. */
public enum Verdict {
  ACCEPT,
  /** Discarded without a word. */
  DROP,
  /** Discarded, and the sender is told. */
  REJECT,
  /** The recording does not tell: some rule that could decide cannot be evaluated. */
  MAYBE;

  /** True where the packet surely ends. */
  public boolean blocks() {
    return this == DROP || this == REJECT;
  }
}
