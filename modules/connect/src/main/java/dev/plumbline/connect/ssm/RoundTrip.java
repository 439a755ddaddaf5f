package dev.plumbline.connect.ssm;

/**
 * How long an acknowledgement takes, and from that how long to wait for one: the smoothed mean and
 * deviation of Jacobson (RFC 6298) with session-manager-plugin's start values and bounds.
 */
final class RoundTrip {
  private static final double FIRST_TIME = 100;
  private static final double FIRST_TIMEOUT = 200;
  private static final double LONGEST_TIMEOUT = 1000;
  private static final double LEAST_SPREAD = 10;
  private static final double DEVIATIONS = 4;
  private static final double TIME_GAIN = 1.0 / 8;
  private static final double DEVIATION_GAIN = 1.0 / 4;

  private double time = FIRST_TIME;
  private double deviation;
  private double timeout = FIRST_TIMEOUT;

  /** Learns from one acknowledgement, in milliseconds since the last sending. */
  void sample(long millis) {
    deviation = (1 - DEVIATION_GAIN) * deviation + DEVIATION_GAIN * Math.abs(time - millis);
    time = (1 - TIME_GAIN) * time + TIME_GAIN * millis;
    timeout = Math.min(LONGEST_TIMEOUT, time + Math.max(LEAST_SPREAD, DEVIATIONS * deviation));
  }

  /** Milliseconds after which a frame is sent again. */
  double timeout() {
    return timeout;
  }
}
