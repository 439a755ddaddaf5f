package dev.plumbline.connect.ssm;

import java.io.IOException;

/** The service answered the request for a data channel with something else. */
public final class UpgradeRefusedException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /**
   * @param status of HTTP
   */
  public UpgradeRefusedException(int status) {
    super("the data channel was refused with HTTP status " + status);
    this.status = status;
  }

  /** Status of HTTP. */
  public int status() {
    return status;
  }
}
