package dev.plumbline.connect.plan;

/**
 * What became of one way.
 *
 * @param reason why it failed or was left out; what it leads to when it opened
 */
public record Attempt(Way way, Outcome outcome, String reason) {
  /** How it went. */
  public enum Outcome {
    OPENED,
    FAILED,
    SKIPPED
  }

  /** A sentence as part of another one. */
  static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** {@code Plain session: agent last heard of 3 h ago}. */
  public String sentence() {
    return way.label() + ": " + reason;
  }
}
