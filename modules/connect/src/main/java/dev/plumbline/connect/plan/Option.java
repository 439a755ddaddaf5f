package dev.plumbline.connect.plan;

/**
 * What is thought of one way before anything is tried.
 *
 * @param reason in plain words: what it goes by, or why it cannot work
 */
public record Option(Way way, Outlook outlook, String reason) {
  /** What is to be expected of a way. */
  public enum Outlook {
    /** The first that can work. */
    RECOMMENDED,
    /** Worth a try. */
    POSSIBLE,
    /** Known not to work; tried only when somebody insists. */
    IMPOSSIBLE
  }

  /** Whether it is worth a try. */
  public boolean possible() {
    return outlook != Outlook.IMPOSSIBLE;
  }
}
