package dev.plumbline.app.cli;

/** A source gave no recording; the message says why and what to do. */
public final class SourceException extends Exception {
  private static final long serialVersionUID = 1;

  /** Exit status when a source could not be read. */
  public static final int UNREADABLE = 3;

  /** Exit status when no connection could be made. */
  public static final int NOT_CONNECTED = 4;

  private final int exitCode;

  /** Takes the text for people from the cause. */
  public SourceException(int exitCode, Throwable cause) {
    super(cause.getMessage(), cause);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
