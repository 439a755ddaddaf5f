package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Limits of a cluster are reached: circuit breaker, time limit, retry limit (M13). */
final class Overload extends EnvoyCheck {
  private static final String ID = "envoy-overload";
  private static final Pattern COUNTERS =
      Pattern.compile(
          "cluster\\.(.+)\\.(?:upstream_rq_pending_overflow|upstream_cx_overflow"
              + "|upstream_rq_timeout|upstream_rq_retry_limit_exceeded)");

  Overload() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Counters counters = new Counters(facts.state());
    Upstreams upstreams = new Upstreams(facts);
    Set<String> reported = new HashSet<>();
    Map<String, List<String>> grown = counters.grown(COUNTERS);
    grown.forEach(
        (cluster, names) -> {
          reported.add(cluster);
          findings.report(
              draft(cluster, counters.words(names))
                  .evidence(names.stream().flatMap(n -> counters.lines(n).stream()).toList()));
        });
    if (grown.isEmpty()) {
      for (AccessLog.Request request : AccessLog.of(facts).failed("UO", "UT", "URX")) {
        String subject = upstreams.clusterOf(request.upstream()).orElse(request.authority());
        if (reported.add(subject)) {
          findings.report(
              draft(subject, "requests end with flag " + String.join(",", request.flags()))
                  .evidence(request.evidence()));
        }
      }
      facts
          .traffic("envoy-upstream-timeout")
          .reduce((_, last) -> last)
          .filter(s -> reported.isEmpty())
          .ifPresent(
              s ->
                  findings.report(
                      draft("envoy", "its log names requests that timed out")
                          .confidence(Confidence.LIKELY)
                          .evidence(s.record().evidence())));
    }
    if (reported.isEmpty() && facts.state().laterStats().optional().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().laterStats()));
    }
  }

  private static FindingDraft draft(String subject, String what) {
    return FindingDraft.of(ID, subject, subject + ": a limit is reached: " + what)
        .consequence("Part of the requests is answered 503 or 504 by the proxy itself.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See which limit",
                    "overflow: circuit breaker. timeout: 15 s unless route and listener say more.",
                    EnvoySteps.admin("/stats?filter=overflow|timeout|retry|circuit_breakers")),
                Step.repair(
                    "Make room",
                    "More copies of the upstream; or a higher connection pool limit, or a longer"
                        + " time limit, at the route and at the listener."),
                EnvoySteps.stats("The counters stay.", "overflow|timeout")))
        .source("Envoy response flags UO, UT and URX; aws/aws-app-mesh-roadmap#194");
  }
}
