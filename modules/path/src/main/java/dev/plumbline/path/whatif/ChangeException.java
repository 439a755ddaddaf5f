package dev.plumbline.path.whatif;

/** A change that cannot be read, or that the kernel would refuse; the message is for people. */
public final class ChangeException extends Exception {
  private static final long serialVersionUID = 1L;

  public ChangeException(String message) {
    super(message);
  }
}
