package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;

/** One TCP connection tried from the proxy's network namespace. */
public record ConnectAnswer(String address, int port, Outcome outcome, Evidence evidence) {
  /** How it ended. */
  public enum Outcome {
    CONNECTED,
    REFUSED,
    TIMED_OUT,
    FAILED
  }
}
