package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.TcpProbe;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * TCP 443 to an endpoint gets no answer or is refused. A private address is the way of an interface
 * endpoint, a public one that of a NAT or internet gateway. The one-second dial of ssm-cli is no
 * proof and is not used.
 */
final class EndpointConnectTimeout extends SsmCheck {
  private static final int HTTPS = 443;
  private static final Pattern DIALLED = Pattern.compile("dial tcp \\[?([0-9a-fA-F.:]+?)\\]?:443");

  private static final List<IpPrefix> PRIVATE =
      Stream.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
          .flatMap(text -> IpPrefix.tryParse(text).stream())
          .toList();

  EndpointConnectTimeout() {
    super("ssm-endpoint-connect-timeout");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    return agent.snapshot().host().connections().optional().isPresent()
        ? Optional.empty()
        : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<Sighting> log =
        agent
            .current("ssm-e21", "ssm-e22", "ssm-e23")
            .filter(s -> !s.record().text().contains("proxyconnect"));
    Optional<String> logged = log.map(new Endpoints(agent)::of).filter(new Needed(agent)::service);
    EndpointTrial.failed(
            agent,
            agent.snapshot().host().connections().orElse(List.of()).stream()
                .filter(p -> p.port() == HTTPS && !unresolved(agent, p)),
            TcpProbe::host,
            p -> p.exit() != 0,
            log,
            logged)
        .forEach(trial -> findings.report(draft(agent, trial)));
  }

  private static boolean unresolved(Agent agent, TcpProbe probe) {
    return probe.error().toLowerCase(Locale.ROOT).contains("name or service not known")
        || probe.error().contains("name resolution")
        || addresses(agent, probe.host()).filter(NameProbe::failed).isPresent();
  }

  private static Optional<NameProbe> addresses(Agent agent, String name) {
    return agent.snapshot().host().names().orElse(List.of()).stream()
        .filter(p -> p.name().equals(name))
        .findFirst();
  }

  private FindingDraft draft(Agent agent, EndpointTrial<TcpProbe> trial) {
    String name = trial.name();
    Optional<IpAddress> address =
        trial
            .line()
            .map(s -> DIALLED.matcher(s.record().text()))
            .filter(Matcher::find)
            .flatMap(m -> IpAddress.tryParse(m.group(1)))
            .or(() -> addresses(agent, name).flatMap(p -> p.addresses().stream().findFirst()));
    String how =
        trial.works()
            ? "did not connect when the agent tried, and does now"
            : refused(trial) ? "connection refused or no way" : "no answer";
    return FindingDraft.of(
            id(), name + ":443", name + ":443: " + how + address.map(a -> " from " + a).orElse(""))
        .consequence(way(address) + " Without it " + Needed.use(name) + ".")
        .evidence(trial.probe().filter(p -> p.exit() != 0).map(TcpProbe::evidence))
        .evidence(trial.logged())
        .confidence(trial.confidence())
        .becauseOnHost(
            "default-route-missing",
            "dhcp-lease-lost",
            "dhcp-never-acquired",
            "vpc-endpoint",
            "vpc-endpoint-dns",
            "vpc-no-route",
            "vpc-target-state",
            "vpc-internet-exit",
            "vpc-sg-blocked",
            "vpc-nacl-blocked")
        .remedy(Repairs.then(agent, Repairs.lookAtEndpoint(agent, name)))
        .source(Repairs.SOURCE + "; VPC user guide, interface endpoints");
  }

  private static boolean refused(EndpointTrial<TcpProbe> trial) {
    return trial.probe().filter(p -> p.exit() == 1).isPresent()
        || trial.probe().isEmpty()
            && trial.line().filter(s -> s.signature().id().equals("ssm-e22")).isPresent();
  }

  /** True for the ranges that VPCs mostly use. */
  static boolean privateAddress(IpAddress address) {
    return PRIVATE.stream().anyMatch(p -> p.contains(address));
  }

  private static String way(Optional<IpAddress> address) {
    if (address.isEmpty()) {
      return "Packets to the endpoint are lost or refused on the way.";
    }
    return privateAddress(address.get())
        ? "The address is private, so it is the way of an interface endpoint: its security group"
            + " must admit TCP 443 from the instance, and so must network ACLs."
        : "The address is public, so it is the way through a NAT or internet gateway: look at the"
            + " route, the security group's outbound rules and network ACLs.";
  }
}
