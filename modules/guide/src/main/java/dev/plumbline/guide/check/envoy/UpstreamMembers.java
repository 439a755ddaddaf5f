package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.envoy.Cluster;
import dev.plumbline.model.host.TcpProbe;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A cluster that knows no endpoint, or none that is healthy (M10). */
final class UpstreamMembers extends EnvoyCheck {
  private static final String NONE = "envoy-no-endpoints";
  private static final String UNHEALTHY = "envoy-no-healthy-upstream";

  UpstreamMembers() {
    super(NONE, UNHEALTHY);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Counters counters = new Counters(facts.state());
    List<AccessLog.Request> turnedAway = AccessLog.of(facts).failed("UH");
    List<Upstreams.Members> all = new Upstreams(facts).all();
    if (all.isEmpty()) {
      turnedAway.stream().findFirst().map(r -> byRequest(turnedAway)).ifPresent(findings::report);
      byLine(facts, turnedAway).ifPresent(findings::report);
      String why = EnvoyFacts.why(facts.state().newestStats());
      findings.notChecked(NONE, why.isEmpty() ? "envoy-clusters.json: not in the recording" : why);
      if (turnedAway.isEmpty()) {
        findings.notChecked(
            UNHEALTHY, why.isEmpty() ? "envoy-clusters.json: not in the recording" : why);
      }
      return;
    }
    boolean oneEmpty = all.stream().filter(m -> m.total() == 0).count() == 1;
    boolean told = false;
    for (Upstreams.Members members : all) {
      Optional<FindingDraft> draft =
          members.total() == 0
              ? empty(counters, members, oneEmpty ? turnedAway : List.of())
              : members.healthy() == 0
                  ? Optional.of(unhealthy(facts, counters, members, turnedAway))
                  : Optional.empty();
      draft.ifPresent(findings::report);
      told |= draft.isPresent();
    }
    if (!told && !turnedAway.isEmpty()) {
      findings.report(byRequest(turnedAway).confidence(unexplained(facts)));
    }
  }

  /** Requests were turned away, though no cluster that was captured is without endpoints. */
  private static Confidence unexplained(EnvoyFacts facts) {
    boolean whole = facts.state().clusters().complete() || facts.state().newestStats().complete();
    return whole ? Confidence.POSSIBLE : Confidence.LIKELY;
  }

  /** An empty cluster that nobody uses is no fault. */
  private static Optional<FindingDraft> empty(
      Counters counters, Upstreams.Members members, List<AccessLog.Request> turnedAway) {
    String none = Upstreams.stat(members.cluster(), "upstream_cx_none_healthy");
    String all = Upstreams.stat(members.cluster(), "upstream_rq_total");
    boolean now = counters.growth(none).orElse(0) > 0 || counters.growth(all).orElse(0) > 0;
    boolean ever = counters.value(none).orElse(0) > 0;
    if (!now && !ever && turnedAway.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        FindingDraft.of(
                NONE,
                members.cluster(),
                members.cluster() + ": no endpoint known, although requests ask for it")
            .consequence(
                "Every request to it is answered 503. Discovery gave nothing: the name does not"
                    + " resolve, Cloud Map has no instance, or none of them is healthy there.")
            .evidence(members.evidence())
            .evidence(counters.lines(none))
            .evidence(turnedAway.stream().limit(2).map(AccessLog.Request::evidence).toList())
            .confidence(now || !turnedAway.isEmpty() ? Confidence.CERTAIN : Confidence.LIKELY)
            .remedy(
                Remedy.of(
                    Step.investigate(
                        "Ask discovery",
                        "NAMESPACE and SERVICE are the Cloud Map names of the service; by DNS its"
                            + " name must resolve from the proxy's network namespace.",
                        "aws servicediscovery discover-instances --namespace-name NAMESPACE"
                            + " --service-name SERVICE",
                        EnvoySteps.admin("/stats?filter=update_|dns")),
                    Step.repair(
                        "Register healthy endpoints",
                        "Start the service, or correct the service name that the cluster asks for."
                            + " Entries of stopped tasks that stay in Cloud Map must be removed."),
                    EnvoySteps.stats("membership_total above 0.", "membership_total")))
            .source("App Mesh user guide, troubleshooting; Envoy cluster statistics"));
  }

  private static FindingDraft unhealthy(
      EnvoyFacts facts,
      Counters counters,
      Upstreams.Members members,
      List<AccessLog.Request> turnedAway) {
    String none = Upstreams.stat(members.cluster(), "upstream_cx_none_healthy");
    String panic = Upstreams.stat(members.cluster(), "lb_healthy_panic");
    boolean refusedRequests = counters.growth(none).orElse(0) > 0 || !turnedAway.isEmpty();
    boolean panicking = counters.growth(panic).orElse(counters.value(panic).orElse(0)) > 0;
    List<Cluster.Endpoint> endpoints = members.listed().map(Cluster::endpoints).orElse(List.of());
    List<TcpProbe> probes = probes(facts, endpoints);
    return FindingDraft.of(
            UNHEALTHY,
            members.cluster(),
            members.cluster()
                + ": "
                + members.total()
                + (members.total() == 1 ? " endpoint" : " endpoints")
                + " known, 0 healthy"
                + flags(endpoints)
                + ports(probes))
        .consequence(
            panicking && !refusedRequests
                ? "Panic routing sends requests to the unhealthy endpoints all the same, so some"
                    + " may succeed."
                : "Requests to it are answered 503 with flag UH.")
        .evidence(members.evidence())
        .evidence(counters.lines(none))
        .evidence(turnedAway.stream().limit(2).map(AccessLog.Request::evidence).toList())
        .evidence(probes.stream().map(TcpProbe::evidence).toList())
        .confidence(
            refusedRequests
                ? Confidence.CERTAIN
                : panicking ? Confidence.POSSIBLE : Confidence.LIKELY)
        .remedy(remedy(endpoints))
        .source("Envoy documentation, health checking and panic threshold; response flag UH");
  }

  private static String flags(List<Cluster.Endpoint> endpoints) {
    var flags =
        endpoints.stream()
            .flatMap(e -> e.faults().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return flags.isEmpty() ? "" : " (" + String.join(", ", flags) + ")";
  }

  private static List<TcpProbe> probes(EnvoyFacts facts, List<Cluster.Endpoint> endpoints) {
    return facts.context().snapshot().host().connections().orElse(List.of()).stream()
        .filter(
            p ->
                endpoints.stream()
                    .anyMatch(e -> e.address().equals(p.host()) && e.port() == p.port()))
        .toList();
  }

  private static String ports(List<TcpProbe> probes) {
    if (probes.isEmpty()) {
      return "";
    }
    boolean refuse = probes.stream().allMatch(p -> p.error().contains("refused"));
    boolean silent = probes.stream().allMatch(p -> p.exit() == 124);
    boolean answer = probes.stream().allMatch(p -> p.exit() == 0);
    int port = probes.getFirst().port();
    return refuse
        ? "; they refuse TCP " + port + ", so the application is down or on another port"
        : silent
            ? "; TCP " + port + " gets no answer: a security group, network ACL or route"
            : answer ? "; they accept TCP " + port + ", so the health check itself fails" : "";
  }

  private static Remedy remedy(List<Cluster.Endpoint> endpoints) {
    String place =
        endpoints.stream().findFirst().map(e -> e.address() + "/" + e.port()).orElse("HOST/PORT");
    return Remedy.of(
        Step.investigate(
            "Try an endpoint from the proxy's network namespace",
            "Refused: the application is down or on another port. No answer: the way there."
                + " Connected: look at the path and the status that the health check wants.",
            EnvoySteps.inside("timeout 3 bash -c 'exec 3<>/dev/tcp/" + place + "'"),
            EnvoySteps.admin("/clusters")),
        Step.repair(
            "Repair the endpoints or the health check",
            "Start the application on the port that the mesh names, or correct port, path and"
                + " status of the health check."),
        EnvoySteps.stats("membership_healthy above 0.", "membership"));
  }

  private static FindingDraft byRequest(List<AccessLog.Request> turnedAway) {
    String authority = turnedAway.getLast().authority();
    return line(authority, authority + ": requests are answered 503 with flag UH")
        .evidence(turnedAway.stream().limit(3).map(AccessLog.Request::evidence).toList());
  }

  private static Optional<FindingDraft> byLine(
      EnvoyFacts facts, List<AccessLog.Request> turnedAway) {
    Optional<Sighting> line = facts.traffic("envoy-no-healthy-upstream").reduce((_, last) -> last);
    return turnedAway.isEmpty()
        ? line.map(
            s ->
                line("envoy", "envoy: its log says no healthy upstream")
                    .evidence(s.record().evidence()))
        : Optional.empty();
  }

  private static FindingDraft line(String subject, String summary) {
    return FindingDraft.of(UNHEALTHY, subject, summary)
        .consequence("The cluster behind it has no endpoint that may get a request.")
        .confidence(Confidence.LIKELY)
        .remedy(remedy(List.of()))
        .source("Envoy response flag UH");
  }
}
