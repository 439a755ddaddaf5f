package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ProxySetting;
import java.util.Optional;

/** The service asks its HTTP proxy for metadata, since no_proxy does not name the address. */
final class ProxyWithoutNoProxy extends SsmCheck {
  ProxyWithoutNoProxy() {
    super("ssm-proxy-without-no-proxy");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<ProxySetting> setting = new Proxies(agent).takesMetadata();
    Optional<Sighting> seen = agent.current("ssm-e53", "ssm-e01", "ssm-e02", "ssm-e03", "ssm-e04");
    if (setting.isEmpty() || seen.isEmpty()) {
      return;
    }
    ProxySetting proxy = setting.get();
    Optional<ImdsProbe> direct =
        agent.snapshot().imds().host().filter(p -> p.answer().answered()).findFirst();
    boolean answered = agent.current("ssm-e53").isPresent();
    String value = Proxies.variable(proxy, "http_proxy").orElse("");
    findings.report(
        FindingDraft.of(
                id(),
                proxy.unit(),
                proxy.unit() + ": http_proxy=" + value + " without no_proxy for 169.254.169.254")
            .consequence(
                "Metadata requests of the agent go to the proxy"
                    + (answered ? ", which answers an error page" : "")
                    + ", so it finds no identity and gives up."
                    + (direct.isPresent() ? " A direct request is answered." : ""))
            .confidence(answered || direct.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
            .evidence(proxy.evidence())
            .evidence(seen.get().record().evidence())
            .evidence(direct.map(p -> p.answer().evidence()))
            .remedy(ProxyDropIn.metadata(agent, Proxies.variable(proxy, "no_proxy").orElse("")))
            .source("Systems Manager user guide, Configure SSM Agent to use a proxy"));
  }
}
