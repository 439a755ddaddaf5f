package dev.plumbline.connect.ssh;

import java.time.Duration;

/**
 * How long silence is taken for patience and not for an end.
 *
 * @param keepAliveSeconds between signs of life that are asked for; 0 for none
 * @param requestMillis for the answer to one request
 * @param keyExchange for identification and keys
 * @param shell for the first command
 */
record Patience(int keepAliveSeconds, int requestMillis, Duration keyExchange, Duration shell) {
  private static final Patience USUAL =
      new Patience(5, 30_000, Duration.ofSeconds(15), Duration.ofSeconds(20));

  /**
   * A session of Session Manager finds out by itself whether it is alive and resumes for five
   * minutes, while nothing is lost; and a sign of life would count as activity against its idle
   * limit.
   */
  private static final Patience OF_A_SESSION =
      new Patience(0, 360_000, Duration.ofSeconds(90), Duration.ofSeconds(90));

  static Patience of(boolean carried) {
    return carried ? OF_A_SESSION : USUAL;
  }
}
