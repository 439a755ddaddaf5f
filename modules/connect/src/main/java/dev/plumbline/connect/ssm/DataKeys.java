package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/** kms:GenerateDataKey, for sessions whose preferences ask for encryption. */
@FunctionalInterface
public interface DataKeys {
  /**
   * Makes a key of 64 bytes. May wait.
   *
   * @param keyId id or ARN of the KMS key
   * @param context the encryption context; the instance unseals with the same one
   * @throws SessionApiException when the service refused
   * @throws IOException when it was not reached
   */
  DataKey generate(String keyId, Map<String, String> context) throws IOException;

  /**
   * A new key, in no {@link #toString}.
   *
   * @param plain 64 bytes
   * @param sealed the same as only KMS can open it, for the instance
   */
  record DataKey(byte[] plain, byte[] sealed) {
    /** Overwrites the plain key when it is no longer needed. */
    void forget() {
      Arrays.fill(plain, (byte) 0);
    }

    @Override
    public String toString() {
      return "DataKey[]";
    }
  }
}
