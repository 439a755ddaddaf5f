package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The agent cannot read its identity or its role from the metadata service. */
final class ImdsUnreachable extends SsmCheck {
  private static final String[] REASON = {"ssm-e03", "ssm-e04"};
  private static final String[] REFUSED = {"ssm-e01", "ssm-e02", "ssm-e03", "ssm-e04", "ssm-e50"};

  ImdsUnreachable() {
    super("ssm-imds-unreachable");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Proxies proxies = new Proxies(agent);
    boolean direct = answersNow(agent);
    if (agent.current("ssm-e53").isPresent() || direct && proxies.takesMetadata().isPresent()) {
      return; // the proxy is what answers, not the metadata service
    }
    Optional<Evidence> silent = silentNow(agent);
    Optional<Sighting> seen =
        agent
            .current(REASON)
            .or(() -> agent.current(REFUSED))
            .or(() -> silent.flatMap(_ -> agent.current("ssm-e05", "ssm-e12")));
    seen.ifPresent(sighting -> findings.report(draft(agent, sighting, silent, direct)));
  }

  private FindingDraft draft(
      Agent agent, Sighting sighting, Optional<Evidence> silent, boolean direct) {
    boolean told = List.of(REFUSED).contains(sighting.signature().id());
    return FindingDraft.of(
            id(),
            Agent.NAME,
            "amazon-ssm-agent cannot read instance metadata" + reason(sighting.record().text()))
        .consequence(
            "It learns neither who it is nor its role, gives up, and never reaches Systems Manager."
                + (direct ? " Metadata answers now: a restart of the agent may be enough." : ""))
        .confidence(
            !told && !sighting.signature().id().equals("ssm-e05")
                ? Confidence.POSSIBLE
                : direct || !told ? Confidence.LIKELY : Confidence.CERTAIN)
        .evidence(sighting.record().evidence())
        .evidence(silent)
        .becauseOnHost(
            "imds-endpoint-disabled",
            "imds-blocked-by-local-firewall",
            "imds-no-route",
            "imds-wrong-route",
            "imds-credential-interceptor",
            "imds-linklocal-throttled",
            "default-route-missing",
            "imds-unreachable")
        .remedy(
            Repairs.then(
                agent,
                Step.investigate(
                    "Ask metadata as root and look at the way to it",
                    "200 means that metadata is fine and the agent's own environment is not; 403"
                        + " means a disabled endpoint; a time-out means a firewall or a route.",
                    "sudo curl -sS --noproxy '*' -o /dev/null -m 3 -w '%{http_code}\\n' -X PUT -H"
                        + " 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                        + " http://169.254.169.254/latest/api/token",
                    "ip route get 169.254.169.254",
                    "sudo iptables-save -c | grep 169.254.169.254")))
        .source(Repairs.SOURCE + "; AWS re:Post, SSM Agent logs");
  }

  private static String reason(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("network is unreachable") || lower.contains("no route to host")) {
      return ": no route to it";
    }
    if (lower.contains("connection refused")) {
      return ": connection refused";
    }
    if (lower.contains("timeout") || lower.contains("deadline exceeded")) {
      return ": no answer in time";
    }
    return lower.matches("(?s).*(?:status code: |\\b)403\\b.*") ? ": refused with 403" : "";
  }

  /** True when a request made by the capture was answered. */
  private static boolean answersNow(Agent agent) {
    return agent.snapshot().imds().host().anyMatch(p -> p.answer().status() == 200)
        || agent
            .snapshot()
            .metadata()
            .optional()
            .filter(m -> m.values().values().stream().anyMatch(Metadata.Value::answered))
            .isPresent();
  }

  private static Optional<Evidence> silentNow(Agent agent) {
    return agent
        .snapshot()
        .metadata()
        .optional()
        .filter(Metadata::unreachable)
        .flatMap(m -> m.values().values().stream().findFirst())
        .map(Metadata.Value::evidence);
  }
}
