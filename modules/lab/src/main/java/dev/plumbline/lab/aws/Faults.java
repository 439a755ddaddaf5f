package dev.plumbline.lab.aws;

import java.time.Duration;

/**
 * What goes wrong between a client and the agent's side. Everything is drawn from one seed, so that
 * a run can be repeated.
 *
 * @param loss share of messages that vanish, 0 to 1, each way
 * @param doubled share of messages that arrive twice
 * @param reordered share of messages that change places with the next one
 * @param closeAfter messages of the agent after which the connection is closed with code 1000, as
 *     the service does about hourly; 0 for never
 * @param silence how long nothing arrives after {@code silentAfter} messages of the agent
 * @param silentAfter 0 for never
 * @param refusedResumes how many attempts to resume are refused with an error of status 403
 */
public record Faults(
    long seed,
    double loss,
    double doubled,
    double reordered,
    int closeAfter,
    Duration silence,
    int silentAfter,
    int refusedResumes) {
  /** A path without faults. */
  public static Faults none() {
    return new Faults(0, 0, 0, 0, 0, Duration.ZERO, 0, 0);
  }

  /** A path that loses, doubles and reorders one message of twenty each. */
  public static Faults lossy(long seed) {
    return new Faults(seed, 0.05, 0.05, 0.05, 0, Duration.ZERO, 0, 0);
  }

  /** The same with a routine close after so many messages of the agent, again and again. */
  public Faults closing(int messages) {
    return new Faults(
        seed, loss, doubled, reordered, messages, silence, silentAfter, refusedResumes);
  }

  /** The same with one silence. */
  public Faults silent(Duration lasting, int afterMessages) {
    return new Faults(
        seed, loss, doubled, reordered, closeAfter, lasting, afterMessages, refusedResumes);
  }

  /** The same, refusing so many attempts to resume. */
  public Faults refusing(int resumes) {
    return new Faults(seed, loss, doubled, reordered, closeAfter, silence, silentAfter, resumes);
  }
}
