package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Connections to endpoints fail now. A cluster without a healthy endpoint is left out: there the
 * failures are those of its health checks.
 */
final class UpstreamConnect extends EnvoyCheck {
  private static final String ID = "envoy-upstream-connect";
  private static final Pattern FAILURES =
      Pattern.compile("cluster\\.(.+)\\.upstream_cx_connect_(?:fail|timeout)");

  UpstreamConnect() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Counters counters = new Counters(facts.state());
    Upstreams upstreams = new Upstreams(facts);
    Set<String> explained =
        upstreams.all().stream()
            .filter(m -> m.healthy() == 0)
            .map(Upstreams.Members::cluster)
            .collect(Collectors.toSet());
    List<AccessLog.Request> failed = AccessLog.of(facts).failed("UF");
    Set<String> reported = new TreeSet<>();
    for (Map.Entry<String, List<String>> grown : counters.grown(FAILURES).entrySet()) {
      String cluster = grown.getKey();
      if (!explained.contains(cluster)) {
        reported.add(cluster);
        boolean silent = grown.getValue().stream().anyMatch(n -> n.endsWith("timeout"));
        findings.report(
            draft(cluster, counters.words(grown.getValue()), silent)
                .evidence(
                    grown.getValue().stream().flatMap(n -> counters.lines(n).stream()).toList())
                .evidence(failed.stream().limit(2).map(AccessLog.Request::evidence).toList()));
      }
    }
    for (AccessLog.Request request : failed) {
      String subject = upstreams.clusterOf(request.upstream()).orElse(request.authority());
      boolean covered = !counters.grown(FAILURES).isEmpty();
      if (!covered && !explained.contains(subject) && reported.add(subject)) {
        findings.report(
            draft(subject, "requests end with flag UF at " + request.upstream(), false)
                .confidence(Confidence.LIKELY)
                .evidence(request.evidence()));
      }
    }
    facts
        .traffic("envoy-upstream-connect")
        .reduce((_, last) -> last)
        .filter(s -> s.record().text().contains("connection failure") && reported.isEmpty())
        .ifPresent(
            s ->
                findings.report(
                    draft("envoy", "its log names a connection failure", false)
                        .confidence(Confidence.LIKELY)
                        .evidence(s.record().evidence())));
    if (reported.isEmpty() && facts.state().laterStats().optional().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().laterStats()));
    }
  }

  private static FindingDraft draft(String subject, String what, boolean silent) {
    return FindingDraft.of(ID, subject, subject + ": connections to it fail: " + what)
        .consequence(
            silent
                ? "Packets get no answer: a security group, a network ACL, a route, or a host that"
                    + " is gone."
                : "The endpoint refuses, or TLS fails: the application is down, restarts, or"
                    + " listens on another port.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Try the endpoint from the proxy's network namespace",
                    "Refused: the application. No answer: the way there, see the flow to that"
                        + " address and port. HOST and PORT are in the list of endpoints.",
                    EnvoySteps.admin("/clusters"),
                    EnvoySteps.inside("timeout 3 bash -c 'exec 3<>/dev/tcp/HOST/PORT'")),
                Step.repair(
                    "Repair the endpoint or the way to it",
                    "Start the application on the port that the mesh names, or admit the proxy's"
                        + " addresses to that port."),
                EnvoySteps.stats("connect_fail and connect_timeout stay.", "upstream_cx_connect")))
        .source("Envoy cluster statistics; response flag UF");
  }
}
