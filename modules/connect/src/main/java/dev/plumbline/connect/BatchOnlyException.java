package dev.plumbline.connect;

import java.io.IOException;

/** A way to a host shows an output only when it has ended; trying again does not change that. */
public final class BatchOnlyException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what cannot be done over it, in a sentence
   */
  public BatchOnlyException(String message) {
    super(message);
  }
}
