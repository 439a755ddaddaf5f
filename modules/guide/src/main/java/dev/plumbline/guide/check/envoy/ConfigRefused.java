package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Envoy refused a part of its configuration, such as a listener whose port it may not bind (M7). A
 * refused first answer still counts as initialized, so the state can be LIVE.
 */
final class ConfigRefused extends EnvoyCheck {
  private static final String REJECTED = "envoy-config-rejected";
  private static final String PRIVILEGED = "envoy-privileged-port-bind";
  private static final Pattern COUNTER = Pattern.compile("(.*)\\.update_rejected");

  ConfigRefused() {
    super(REJECTED, PRIVILEGED);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    List<Refusals.Refusal> refusals = Refusals.of(facts);
    for (Refusals.Refusal refusal : refusals) {
      refusal.privileged().ifPresent(place -> findings.report(privileged(facts, refusal, place)));
      findings.report(rejected(facts, refusal));
    }
    Optional<FindingDraft> counted = refusals.isEmpty() ? counted(facts) : Optional.empty();
    counted.ifPresent(findings::report);
    if (refusals.isEmpty() && !told(facts)) {
      String why = EnvoyFacts.why(facts.state().configs());
      findings.notChecked(PRIVILEGED, why);
      if (counted.isEmpty()) {
        findings.notChecked(REJECTED, why);
      }
    }
  }

  /** True where a refusal would show in what was captured. */
  private static boolean told(EnvoyFacts facts) {
    return facts.state().configs().optional().isPresent()
        || facts.logged()
        || counter(facts, "listener_manager.lds.update_rejected") == 0;
  }

  private static long counter(EnvoyFacts facts, String name) {
    return new Counters(facts.state()).value(name).orElse(-1);
  }

  private static FindingDraft privileged(EnvoyFacts facts, Refusals.Refusal refusal, String place) {
    long active = counter(facts, "listener_manager.total_listeners_active");
    String port = place.substring(place.lastIndexOf(':') + 1);
    return FindingDraft.of(
            PRIVILEGED,
            refusal.name(),
            refusal.name()
                + ": cannot bind "
                + place
                + ", Permission denied: port below 1024 without CAP_NET_BIND_SERVICE"
                + (active == 0 ? "; no listener is active" : ""))
        .consequence(
            "Nobody listens on port "
                + port
                + ". The state can be LIVE all the same, so health checks of the container pass.")
        .evidence(refusal.evidence())
        .evidence(stat(facts, "listener_manager.lds.update_rejected"))
        .evidence(stat(facts, "listener_manager.total_listeners_active"))
        .evidence(facts.state().readiness().optional().map(r -> r.evidence()))
        .remedy(
            Remedy.of(
                Step.repair(
                    "Listen on a port from 1024 on",
                    "Set the port of the virtual gateway or node to 8080, say, and let the load"
                        + " balancer forward to it. On AWS Fargate this is the only way."),
                Step.repair(
                    "Or give the container the capability",
                    "Task definition on EC2: linuxParameters, capabilities, add NET_BIND_SERVICE."
                        + " Pod: securityContext, capabilities, add NET_BIND_SERVICE. Deploy anew;"
                        + " image versions from 1.15 on do not run as root."),
                Step.verify(
                    "See that the port is bound",
                    "A line with the port, and no error_state.",
                    EnvoySteps.inside("ss -Hltnp"),
                    EnvoySteps.admin("/listeners?format=json")),
                Step.undo(
                    "Go back", "Deploy the former revision of the task definition or of the pod.")))
        .source("envoyproxy/envoy#14838, #14935; projectcontour/contour#3567");
  }

  private static FindingDraft rejected(EnvoyFacts facts, Refusals.Refusal refusal) {
    String said = first(refusal.text());
    FindingDraft draft =
        draft(
            refusal.name(),
            refusal.name() + ": refused: " + said,
            refusal.serving()
                ? "An older version of it stays in use; the change has no effect."
                : "It is not in use.",
            refusal
                .taken()
                .map(
                    place ->
                        Step.investigate(
                            "Find who listens on " + place,
                            "The process that holds the port, in the same network namespace.",
                            EnvoySteps.inside("ss -Hltnp")))
                .orElseGet(ConfigRefused::readError));
    if (refusal.privileged().isPresent()) {
      draft.because(PRIVILEGED);
    }
    return draft
        .evidence(refusal.evidence())
        .evidence(stat(facts, "listener_manager.lds.update_rejected"));
  }

  private static Step readError() {
    return Step.investigate(
        "Read what was refused",
        "error_state.details names the part and the reason.",
        EnvoySteps.admin("/config_dump?resource=dynamic_listeners"));
  }

  private static FindingDraft draft(String subject, String summary, String effect, Step look) {
    return FindingDraft.of(REJECTED, subject, summary)
        .consequence("The management server answered and Envoy refused the answer. " + effect)
        .remedy(
            Remedy.of(
                look,
                Step.repair(
                    "Change the part at its source",
                    "In the mesh or the file that the configuration comes from: another port, the"
                        + " missing secret or certificate, or a field that this version of Envoy"
                        + " knows. Images before v1.17.2.0 refuse newer resources."),
                EnvoySteps.stats(
                    "update_success grows, update_rejected does not.",
                    "update_(success|rejected)")))
        .source("Envoy documentation, xDS configuration; Envoy lds_api.cc");
  }

  /** Where only counters tell: one that grows, or that nothing was ever taken beside it. */
  private static Optional<FindingDraft> counted(EnvoyFacts facts) {
    Counters counters = new Counters(facts.state());
    for (String name : names(facts)) {
      Matcher match = COUNTER.matcher(name);
      if (match.matches() && counters.value(name).orElse(0) > 0) {
        OptionalLong growth = counters.growth(name);
        boolean never = counters.value(match.group(1) + ".update_success").orElse(1) == 0;
        if (growth.orElse(0) > 0 || never) {
          return Optional.of(
              draft(
                      match.group(1),
                      name
                          + " is "
                          + counters.value(name).orElse(0)
                          + (never ? ", none taken" : " and grows"),
                      "The counters do not tell which part.",
                      readError())
                  .confidence(Confidence.LIKELY)
                  .evidence(counters.lines(name)));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> names(EnvoyFacts facts) {
    return facts.state().newestStats().optional().stream()
        .flatMap(s -> s.values().keySet().stream())
        .toList();
  }

  private static Optional<Evidence> stat(EnvoyFacts facts, String name) {
    return facts.state().newestStats().optional().flatMap(s -> s.find(name)).map(s -> s.evidence());
  }

  private static String first(String text) {
    Matcher rejected = Pattern.compile("rejected: (.*)").matcher(text);
    String line =
        rejected.find() ? rejected.group(1) : text.lines().findFirst().orElse("no reason given");
    String bare = line.replaceFirst("^(?:\\[[^\\]]*\\]\\s*)+", "");
    return bare.length() > 160 ? bare.substring(0, 160) + " …" : bare;
  }
}
