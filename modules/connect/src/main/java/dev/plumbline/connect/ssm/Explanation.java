package dev.plumbline.connect.ssm;

/**
 * What happened to a session, in words for the engineer.
 *
 * @param what one sentence
 * @param advice what to do about it, or why it may be so; may be empty
 */
public record Explanation(String what, String advice) {
  static Explanation of(String what) {
    return new Explanation(what, "");
  }

  /** Both in one line. */
  public String sentence() {
    return advice.isEmpty() ? what : what + " " + advice;
  }
}
