package dev.plumbline.connect.plan;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import java.util.List;

/** No way led to an instance; all of them with their reasons. */
public final class NoWayException extends ConnectionException {
  private static final long serialVersionUID = 1;

  private final transient List<Attempt> attempts;

  /**
   * @param instance as the engineer named it
   * @param advice what to do, most promising first
   */
  public NoWayException(String instance, List<Attempt> attempts, List<String> advice) {
    super(
        ConnectionStage.CONFIGURATION,
        instance,
        "no way leads to it",
        "",
        advice,
        "No way leads to " + instance + ". " + String.join("; ", Attempt.sentences(attempts)));
    this.attempts = List.copyOf(attempts);
  }

  /** Every way, in the order of the plan. */
  public List<Attempt> attempts() {
    return attempts;
  }
}
