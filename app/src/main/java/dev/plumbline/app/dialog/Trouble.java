package dev.plumbline.app.dialog;

import dev.plumbline.model.Secrets;

/**
 * Something that did not work, told as advice. What an instance said may be quoted in it, so
 * secrets are masked.
 *
 * @param title what did not work: "The recording cannot be opened"
 * @param cause why, one or two sentences
 * @param advice what to do now; empty when there is nothing to add
 * @param details for support, to copy; empty when the cause says it all
 */
public record Trouble(String title, String cause, String advice, String details) {
  public Trouble {
    title = Secrets.masked(title);
    cause = Secrets.masked(cause);
    advice = Secrets.masked(advice);
    details = Secrets.masked(details);
  }

  /** All of it as text to copy. */
  public String asText() {
    return String.join("\n", title, cause, advice, details).strip();
  }
}
