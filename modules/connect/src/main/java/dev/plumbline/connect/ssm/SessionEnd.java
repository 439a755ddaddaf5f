package dev.plumbline.connect.ssm;

/**
 * How a session ended.
 *
 * @param normal false when it did not end by itself or by the engineer's wish
 * @param complete false when output is known to be missing
 * @param why in words
 * @param detail what the service or the agent said; may be empty
 */
public record SessionEnd(boolean normal, boolean complete, Explanation why, String detail) {
  static SessionEnd normal(String what) {
    return new SessionEnd(true, true, Explanation.of(what), "");
  }

  static SessionEnd failed(Explanation why) {
    return new SessionEnd(false, true, why, "");
  }
}
