package dev.plumbline.guide.check.envoy;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy.Step;

/** Remedy steps that several findings of Envoy share. Images without a shell need nsenter. */
final class EnvoySteps {
  /** Finds the process and asks its admin port from its own network namespace. */
  private static final String INSIDE = "sudo nsenter -t \"$(pgrep -o -x envoy)\" -n ";

  private EnvoySteps() {}

  /** A command in the network namespace of the proxy. */
  static String inside(String command) {
    return INSIDE + command;
  }

  /** Asks the admin port; only paths that read. */
  static String admin(String path) {
    return inside("curl -s -m 3 " + quote("http://127.0.0.1:9901" + path));
  }

  static Step ready(String expect) {
    return Step.verify(
        "Ask the proxy for its state",
        expect
            + " Other ports than 9901 are usual outside App Mesh: 15000 for Istio, 19000 for"
            + " Consul and Envoy Gateway.",
        admin("/ready"));
  }

  static Step stats(String expect, String filter) {
    return Step.verify(
        "Read the counters twice",
        expect,
        admin("/stats?filter=" + filter),
        "sleep 10",
        admin("/stats?filter=" + filter));
  }

  static Step look(String title, String text, String... commands) {
    return Step.investigate(title, text, commands);
  }
}
