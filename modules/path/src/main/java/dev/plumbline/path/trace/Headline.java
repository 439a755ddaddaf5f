package dev.plumbline.path.trace;

/**
 * A trace in one sentence.
 *
 * @param outcome how good that is
 * @param title one sentence without full stop
 * @param detail what decided, in a sentence or two
 */
public record Headline(Outcome outcome, String title, String detail) {
  /** How good an answer is. */
  public enum Outcome {
    IN_ORDER("in order"),
    DISAGREES("lookups disagree"),
    FAULT("fault"),
    NO_WAY("no way"),
    UNKNOWN("cannot be told");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** As shown to people. */
    public String word() {
      return word;
    }
  }
}
