package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The state of the proxy: not initialized after a minute, or draining (E §3, §8). */
final class Readiness extends EnvoyCheck {
  private static final String NOT_READY = "envoy-not-ready";
  private static final String DRAINING = "envoy-draining";
  private static final Duration START = Duration.ofSeconds(60);

  Readiness() {
    super(NOT_READY, DRAINING);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    if (ProxyState.answers(facts).isEmpty()) {
      stopping(facts).ifPresent(s -> findings.report(stopped(s)));
      ids().forEach(id -> findings.notChecked(id, EnvoyFacts.why(facts.state().readiness())));
      return;
    }
    ProxyState.settled(facts)
        .ifPresent(
            answer -> {
              if (answer.state().equals("DRAINING")) {
                findings.report(draining(facts, answer));
              } else {
                notReady(facts, answer).ifPresent(findings::report);
              }
            });
  }

  private static Optional<FindingDraft> notReady(EnvoyFacts facts, ProxyState.Answer answer) {
    Optional<Duration> uptime = ProxyState.uptime(facts);
    if (uptime.filter(u -> u.compareTo(START) < 0).isPresent()) {
      return Optional.empty();
    }
    boolean clusters = answer.state().equals("PRE_INITIALIZING");
    return Optional.of(
        FindingDraft.of(
                NOT_READY,
                "envoy",
                "envoy: state "
                    + answer.state()
                    + uptime.map(u -> " after " + words(u)).orElse("")
                    + (never(facts) ? ", no configuration ever received" : ""))
            .consequence(
                clusters && never(facts)
                    ? "It waits for its management server, and takes no traffic until it has a"
                        + " configuration."
                    : clusters
                        ? "It waits for its clusters or for a name of theirs to resolve, and takes"
                            + " no traffic until then."
                        : "It has clusters and waits for listeners, routes or secrets, and takes no"
                            + " traffic until then.")
            .evidence(answer.evidence())
            .evidence(
                facts
                    .state()
                    .newestStats()
                    .optional()
                    .flatMap(s -> s.find("cluster_manager.cds.update_success"))
                    .map(s -> s.evidence()))
            .confidence(uptime.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
            .because(
                "envoy-appmesh-retired",
                "envoy-ems-not-authorized",
                "envoy-ems-unauthenticated",
                "envoy-ems-refused",
                "envoy-ems-unreachable",
                "envoy-privileged-port-bind",
                "envoy-config-rejected")
            .remedy(
                Remedy.of(
                    Step.investigate(
                        "Ask what it waits for",
                        "Names of targets that are not ready; from Envoy 1.17 on.",
                        EnvoySteps.admin("/init_dump"),
                        EnvoySteps.admin("/stats?filter=control_plane|update_")),
                    EnvoySteps.ready("LIVE once the cause is repaired.")))
            .source("Envoy documentation, initialization and admin interface"));
  }

  private static boolean never(EnvoyFacts facts) {
    Counters counters = new Counters(facts.state());
    return counters.value("cluster_manager.cds.update_success").orElse(1) == 0
        && counters.value("listener_manager.lds.update_success").orElse(0) == 0;
  }

  private static String words(Duration uptime) {
    return uptime.toMinutes() < 2
        ? uptime.toSeconds() + " s"
        : uptime.toHours() < 2 ? uptime.toMinutes() + " min" : uptime.toHours() + " h";
  }

  private static FindingDraft draining(EnvoyFacts facts, ProxyState.Answer answer) {
    return draining("envoy: state DRAINING; somebody asked it to drain or to fail its health check")
        .evidence(answer.evidence())
        .evidence(stopping(facts).map(s -> s.record().evidence()));
  }

  /** Told to stop, by its log, and gone: nobody answers at the admin port. */
  private static FindingDraft stopped(Sighting sighting) {
    return draining("envoy: told to stop, by the last lines of its log")
        .evidence(sighting.record().evidence());
  }

  private static FindingDraft draining(String summary) {
    return FindingDraft.of(DRAINING, "envoy", summary)
        .consequence(
            "Connections end one by one and new ones are turned away. That is so at a deployment;"
                + " when none is going on, ask who did it.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See who called the admin port",
                    "POST to /healthcheck/fail or /drain_listeners, with its time.",
                    "sudo tail -n 20 /proc/\"$(pgrep -o -x"
                        + " envoy)\"/root/tmp/envoy_admin_access.log"),
                EnvoySteps.ready("LIVE again after POST /healthcheck/ok, or a new process.")))
        .source("Envoy documentation, draining");
  }

  /** The process was told to stop and no other started since. */
  private static Optional<Sighting> stopping(EnvoyFacts facts) {
    var sightings = facts.context().sightings();
    List<Sighting> starts = sightings.of("envoy-starting").toList();
    return sightings
        .newest("envoy-stopping")
        .filter(s -> starts.stream().noneMatch(at -> at.record().after(s.record())));
  }
}
