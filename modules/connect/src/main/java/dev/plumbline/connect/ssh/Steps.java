package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionStep;
import dev.plumbline.connect.ConnectionStep.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Names the steps of a connection and tells their progress. */
final class Steps {
  private final ConnectionProgress progress;

  Steps(ConnectionProgress progress) {
    this.progress = progress;
  }

  /** Work of one step: returns what to show beside it. */
  interface Work {
    String run() throws ConnectionException;
  }

  static ConnectionStep readConfig() {
    return new ConnectionStep(Kind.READ_CONFIG, 0, "", "Read ~/.ssh/config");
  }

  static ConnectionStep step(Kind kind, Hop hop, List<Hop> all) {
    String of = hop.role().isEmpty() ? "" : " of " + hop.role();
    String to = hop.role().isEmpty() ? "" : " to " + hop.role();
    String title =
        switch (kind) {
          case READ_CONFIG -> "Read ~/.ssh/config";
          case CONNECT ->
              hop.index() == 0
                  ? "Connect"
                      + (to.isEmpty() ? " to " + hop.host() : to)
                      + (hop.program().isPresent() ? " by ProxyCommand" : "")
                  : "Open TCP from " + all.get(hop.index() - 1).role() + " to " + hop.host();
          case VERIFY_HOST_KEY -> "Verify host key" + of;
          case LOG_IN -> "Log in" + to;
          case OPEN_SHELL -> "Open shell";
        };
    return new ConnectionStep(kind, hop.index(), hop.host(), title);
  }

  void plan(List<Hop> hops, boolean config) {
    List<ConnectionStep> steps = new ArrayList<>();
    if (config) {
      steps.add(readConfig());
    }
    for (Hop hop : hops) {
      steps.add(step(Kind.CONNECT, hop, hops));
      steps.add(step(Kind.VERIFY_HOST_KEY, hop, hops));
      steps.add(step(Kind.LOG_IN, hop, hops));
    }
    steps.add(step(Kind.OPEN_SHELL, hops.getLast(), hops));
    progress.planned(steps);
  }

  void run(ConnectionStep step, Work work) throws ConnectionException {
    progress.started(step);
    long start = System.nanoTime();
    try {
      String detail = work.run();
      progress.done(step, detail, since(start));
    } catch (ConnectionException e) {
      progress.failed(step, e, since(start));
      throw e;
    }
  }

  void warn(String text) {
    progress.warning(text);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
