package dev.plumbline.connect.ssm;

import java.io.IOException;

/** A session that could not begin or go on; its message is an {@link Explanation} to show. */
public final class SessionException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Explanation explanation;

  /** With what happened and what to do about it. */
  public SessionException(Explanation explanation) {
    super(explanation.sentence());
    this.explanation = explanation;
  }

  /** With the failure that it explains. */
  SessionException(Explanation explanation, IOException reason) {
    super(explanation.sentence(), reason);
    this.explanation = explanation;
  }

  /** What happened and what to do about it. */
  public Explanation explanation() {
    return explanation;
  }
}
