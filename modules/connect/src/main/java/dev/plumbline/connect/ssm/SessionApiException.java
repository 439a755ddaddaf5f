package dev.plumbline.connect.ssm;

import java.io.IOException;

/** A call that the service answered with an error. */
public final class SessionApiException extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;

  /**
   * @param code as in the service's answer: {@code TargetNotConnected}
   * @param message of the service
   */
  public SessionApiException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** As in the service's answer, with {@code Exception} at its end where it has that. */
  public String code() {
    return code;
  }
}
