package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.ssm.Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody on the way shows a certificate that the agent does not trust. */
final class TlsUnknownAuthority extends SsmCheck {
  TlsUnknownAuthority() {
    super("ssm-tls-unknown-authority");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    return agent.snapshot().ssm().certificates().optional().isPresent()
        ? Optional.empty()
        : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    Needed needed = new Needed(agent);
    Proxies proxies = new Proxies(agent);
    boolean works = agent.sightings().standing("ssm-channel").isPresent() && online(agent);
    Map<String, Certificate> foreign = new LinkedHashMap<>();
    agent.snapshot().ssm().certificates().orElse(List.of()).stream()
        .filter(c -> needed.service(c.host()) && proxies.takes(c.host()).isEmpty())
        .filter(c -> !c.byAmazon() && !c.outOfDate())
        .filter(c -> !(works && c.verified().orElse(1) == 0))
        .forEach(c -> foreign.putIfAbsent(c.host(), c));
    Optional<Sighting> log = agent.current("ssm-e24", "ssm-e26");
    Optional<String> logged = log.map(new Endpoints(agent)::of);
    logged.ifPresent(
        name ->
            findings.report(
                draft(agent, name, Optional.ofNullable(foreign.get(name)))
                    .evidence(log.map(s -> s.record().evidence()))));
    foreign.forEach(
        (name, certificate) ->
            findings.report(
                draft(agent, name, Optional.of(certificate))
                    .confidence(
                        certificate.verified().orElse(1) == 0
                            ? Confidence.LIKELY
                            : Confidence.CERTAIN)));
  }

  /** True when nothing in the log stands against the agent. */
  private static boolean online(Agent agent) {
    return agent.current("ssm-e12", "ssm-e24", "ssm-e26", "ssm-e33").isEmpty();
  }

  private FindingDraft draft(Agent agent, String name, Optional<Certificate> certificate) {
    String issuer =
        certificate.map(c -> ", it is signed by " + c.issuer()).orElse(", by the agent's log");
    return FindingDraft.of(id(), name, name + ": its certificate is not Amazon's" + issuer)
        .consequence(
            "A proxy or firewall on the way opens TLS, or the host lacks the root certificates. The"
                + " agent refuses the connection; "
                + Needed.use(name)
                + ".")
        .evidence(certificate.map(Certificate::evidence))
        .remedy(
            Repairs.then(
                agent,
                Step.investigate(
                    "See who signed",
                    "The issuer is Amazon; anything else is the device that opens TLS.",
                    "openssl s_client -connect "
                        + Repairs.plain(name)
                        + ":443 -servername "
                        + Repairs.plain(name)
                        + " </dev/null 2>/dev/null | openssl x509 -noout -issuer -dates"),
                Step.repair(
                    "Exempt the endpoints, or install the authority",
                    "Exempting the names of Systems Manager in the inspecting device changes"
                        + " nothing here. Otherwise copy its authority to the system's store; every"
                        + " program of the host then trusts it.",
                    "sudo cp AUTHORITY.pem /etc/pki/ca-trust/source/anchors/ && sudo"
                        + " update-ca-trust"),
                Step.undo(
                    "Remove the authority",
                    "As it was before.",
                    "sudo rm /etc/pki/ca-trust/source/anchors/AUTHORITY.pem && sudo"
                        + " update-ca-trust")))
        .source(Repairs.SOURCE);
  }
}
