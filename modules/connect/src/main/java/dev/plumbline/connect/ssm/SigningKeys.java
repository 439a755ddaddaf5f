package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.util.Optional;

/**
 * Credentials of the account, in no {@link #toString}.
 *
 * @param accessKeyId public part
 * @param secret key
 * @param token of temporary credentials
 */
public record SigningKeys(String accessKeyId, String secret, Optional<String> token) {
  /** Where they come from; asked each time, so that they are never stale. */
  @FunctionalInterface
  public interface Source {
    /**
     * Those that are good now. May wait.
     *
     * @throws SessionException saying what to do when there are none
     * @throws IOException when they were not reached
     */
    SigningKeys current() throws IOException;
  }

  @Override
  public String toString() {
    return "SigningKeys[" + accessKeyId + "]";
  }
}
