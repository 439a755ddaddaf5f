package dev.plumbline.connect.ssm;

import java.io.IOException;
import java.util.Map;

/** Signs the HTTP request that opens a data channel; needed since the plugin's 1.2.764.0. */
@FunctionalInterface
public interface UpgradeSigner {
  /**
   * The headers to send with the request; none when the URL is signed itself. Takes credentials
   * anew, so it may wait.
   *
   * @param streamUrl verbatim, {@code wss://...}
   * @throws SessionException saying what to do when there are no credentials
   * @throws IOException when they were not reached
   */
  Map<String, String> headers(String streamUrl) throws IOException;
}
