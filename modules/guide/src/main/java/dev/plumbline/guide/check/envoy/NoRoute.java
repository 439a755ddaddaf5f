package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requests that no route takes. What scanners of the internet ask for has none by design, so
 * counters of a listener that strangers reach do not decide alone.
 */
final class NoRoute extends EnvoyCheck {
  private static final String ID = "envoy-no-route";
  private static final Pattern COUNTERS = Pattern.compile("http\\.(.+)\\.(?:no_route|no_cluster)");

  NoRoute() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Counters counters = new Counters(facts.state());
    List<AccessLog.Request> all = AccessLog.of(facts).failed("NR", "NC");
    Map<String, AccessLog.Request> asked = new LinkedHashMap<>();
    all.stream().filter(r -> !r.scanner()).forEach(r -> asked.putIfAbsent(r.authority(), r));
    asked.forEach(
        (authority, request) ->
            findings.report(
                draft(
                        authority,
                        "request for "
                            + request.path()
                            + " has no "
                            + (request.has("NC") ? "cluster" : "route"))
                    .evidence(request.evidence())));
    Map<String, List<String>> grown = counters.grown(COUNTERS);
    if (asked.isEmpty() && all.isEmpty()) {
      grown.forEach(
          (listener, names) ->
              findings.report(
                  draft(listener, counters.words(names))
                      .confidence(
                          listener.contains("egress") ? Confidence.LIKELY : Confidence.POSSIBLE)
                      .evidence(names.stream().flatMap(n -> counters.lines(n).stream()).toList())));
      facts
          .traffic("envoy-no-route", "envoy-no-filter-chain")
          .reduce((_, last) -> last)
          .filter(s -> grown.isEmpty())
          .ifPresent(
              s ->
                  findings.report(
                      draft("envoy", s.signature().title().toLowerCase(java.util.Locale.ROOT))
                          .confidence(Confidence.LIKELY)
                          .evidence(s.record().evidence())));
    }
    if (!facts.logged() && facts.state().laterStats().optional().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.noLog());
    }
  }

  private static FindingDraft draft(String subject, String what) {
    return FindingDraft.of(ID, subject, subject + ": " + what)
        .consequence("Such requests are answered 404 or closed by the proxy itself.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Read the routes",
                    "Compare host and path of the request with domains and matches.",
                    EnvoySteps.admin("/config_dump?resource=dynamic_route_configs")),
                Step.repair(
                    "Add the route, or ask for a name that has one",
                    "In App Mesh the virtual router needs a route whose match covers the path, and"
                        + " the virtual service name must be the host of the request."),
                EnvoySteps.stats("no_route and no_cluster stay.", "no_route|no_cluster")))
        .source("Envoy response flags NR and NC");
  }
}
