package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.host.TcpProbe;
import dev.plumbline.model.imds.ProxySetting;
import java.util.List;
import java.util.Optional;

/** The proxy of the service does not work, though the host itself may reach the endpoints. */
final class ProxyFailure extends SsmCheck {
  ProxyFailure() {
    super("ssm-proxy-failure");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Endpoints endpoints = new Endpoints(agent);
    String name = endpoints.name(Endpoints.SSM);
    Optional<ProxySetting> setting = new Proxies(agent).takes(name);
    Optional<Sighting> told = agent.current("ssm-e27");
    Optional<Sighting> hidden =
        setting.flatMap(_ -> agent.current("ssm-e12")).filter(ProxyFailure::network);
    Optional<TcpProbe> direct =
        agent.snapshot().host().connections().orElse(List.of()).stream()
            .filter(p -> p.host().equals(name) && p.exit() == 0)
            .findFirst();
    if (told.isEmpty() && (hidden.isEmpty() || direct.isEmpty())) {
      return;
    }
    String unit = setting.map(ProxySetting::unit).orElse(agent.unitName());
    String proxy =
        setting.flatMap(p -> Proxies.variable(p, "https_proxy")).map(p -> " " + p).orElse("");
    findings.report(
        FindingDraft.of(id(), unit, unit + ": its proxy" + proxy + " does not work")
            .consequence(
                "The service sends its calls to a proxy that cannot be reached, refuses, or wants a"
                    + " login. Variables of a shell do not matter to it."
                    + direct
                        .map(d -> " Without the proxy this host reaches " + d.host() + ".")
                        .orElse(""))
            .confidence(told.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
            .evidence(told.or(() -> hidden).map(s -> s.record().evidence()))
            .evidence(setting.map(ProxySetting::evidence))
            .evidence(direct.map(TcpProbe::evidence))
            .remedy(ProxyDropIn.remedy(agent, "HTTPS_PROXY"))
            .source(Repairs.SOURCE + "; Configure SSM Agent to use a proxy"));
  }

  private static boolean network(Sighting sighting) {
    return sighting.record().text().contains("RequestError: send request failed");
  }
}
