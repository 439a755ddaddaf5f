package dev.plumbline.model;

import java.io.IOException;

/** A recording cannot be read or written; the message names the file and what to do. */
public class RecordingException extends IOException {
  public RecordingException(String message) {
    super(message);
  }

  public RecordingException(String message, Throwable cause) {
    super(message, cause);
  }
}
