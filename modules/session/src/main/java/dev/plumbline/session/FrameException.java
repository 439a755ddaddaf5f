package dev.plumbline.session;

import java.io.IOException;

/**
 * A message that cannot be read; it is dropped without an acknowledgement, so that its sender
 * repeats it.
 */
public final class FrameException extends IOException {
  private static final long serialVersionUID = 1;

  FrameException(String message) {
    super(message);
  }
}
