package dev.plumbline.connect;

import java.io.IOException;
import java.util.List;

/**
 * A connection that failed: at which stage, on which host, what happened, why that is likely so on
 * EC2, and what to do about it. Every text is a plain sentence to show; {@link #getMessage} is one
 * line of all of them.
 */
public class ConnectionException extends IOException {
  private final ConnectionStage stage;
  private final String host;
  private final String what;
  private final String likelyCause;
  private final List<String> advice;

  /**
   * @param host the host the stage dealt with, a jump host perhaps, as {@code name:port}
   * @param likelyCause empty when nothing better than {@code what} can be said
   */
  public ConnectionException(
      ConnectionStage stage, String host, String what, String likelyCause, List<String> advice) {
    this(stage, host, what, likelyCause, advice, message(stage, host, what, likelyCause));
  }

  /** For a failure whose one line is not made of its parts. */
  protected ConnectionException(
      ConnectionStage stage,
      String host,
      String what,
      String likelyCause,
      List<String> advice,
      String message) {
    super(message);
    this.stage = stage;
    this.host = host;
    this.what = what;
    this.likelyCause = likelyCause;
    this.advice = List.copyOf(advice);
  }

  public ConnectionStage stage() {
    return stage;
  }

  public String host() {
    return host;
  }

  public String what() {
    return what;
  }

  public String likelyCause() {
    return likelyCause;
  }

  /** What to do, most promising first. */
  public List<String> advice() {
    return advice;
  }

  private static String message(ConnectionStage stage, String host, String what, String cause) {
    String text = "Connection to " + host + " failed at " + stage.label() + ": " + what;
    return cause.isEmpty() ? text : text + ". " + cause;
  }
}
