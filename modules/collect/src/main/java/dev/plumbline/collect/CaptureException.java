package dev.plumbline.collect;

import java.io.IOException;

/** Nothing could be captured; the message says why and what to do. */
public class CaptureException extends IOException {
  private static final long serialVersionUID = 1;

  public CaptureException(String message) {
    super(message);
  }

  public CaptureException(String message, Throwable cause) {
    super(message, cause);
  }
}
