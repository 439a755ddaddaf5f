package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.host.NameProbe;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The name of an endpoint does not resolve, by the capture's own probe or by the agent's log. Names
 * that the service leaves to its proxy need not resolve on the host.
 */
final class EndpointDnsFailure extends SsmCheck {
  EndpointDnsFailure() {
    super("ssm-endpoint-dns-failure");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    return agent.snapshot().host().names().optional().isPresent()
        ? Optional.empty()
        : super.lacking(agent);
  }

  @Override
  void look(Agent agent, Findings findings) {
    Needed needed = new Needed(agent);
    Proxies proxies = new Proxies(agent);
    Map<String, NameProbe> probes = new LinkedHashMap<>();
    agent.snapshot().host().names().orElse(List.of()).stream()
        .filter(p -> needed.service(p.name()) && proxies.takes(p.name()).isEmpty())
        .forEach(p -> probes.putIfAbsent(p.name(), p));
    Optional<Sighting> log =
        agent.current("ssm-e20").filter(s -> !s.record().text().contains("proxyconnect"));
    Optional<String> logged =
        log.map(new Endpoints(agent)::of).filter(name -> !Endpoints.service(name).isEmpty());
    Set<String> names = new LinkedHashSet<>();
    probes.values().stream().filter(NameProbe::failed).map(NameProbe::name).forEach(names::add);
    logged.ifPresent(names::add);
    for (String name : names) {
      Optional<NameProbe> probe = Optional.ofNullable(probes.get(name));
      Optional<Sighting> line = log.filter(_ -> logged.filter(name::equals).isPresent());
      findings.report(draft(agent, name, probe, line).confidence(sure(needed, name, probe)));
    }
  }

  /** A name that resolves now failed some time ago at most. */
  private static Confidence sure(Needed needed, String name, Optional<NameProbe> probe) {
    if (probe.filter(p -> !p.failed()).isPresent()) {
      return Confidence.POSSIBLE;
    }
    return needed.certainly(name) ? Confidence.CERTAIN : Confidence.POSSIBLE;
  }

  private FindingDraft draft(
      Agent agent, String name, Optional<NameProbe> probe, Optional<Sighting> line) {
    List<Evidence> log = line.map(s -> s.record().evidence()).stream().toList();
    return FindingDraft.of(
            id(),
            name,
            name
                + (probe.filter(p -> !p.failed()).isPresent()
                    ? ": did not resolve when the agent tried, and does now"
                    : ": does not resolve"))
        .consequence("The agent cannot call this service; " + Needed.use(name) + ".")
        .evidence(probe.filter(NameProbe::failed).map(NameProbe::evidence))
        .evidence(log)
        .becauseOnHost("dns-no-server", "dhcp-lease-lost", "default-route-missing")
        .remedy(
            Repairs.then(
                agent,
                Step.investigate(
                    "Ask the resolver of the VPC",
                    "An answer here and none from the host's own resolver points to the DHCP"
                        + " options or a resolver of your own; no answer at all to the VPC's DNS"
                        + " attributes or to a Region without this service.",
                    "getent ahostsv4 " + Repairs.plain(name),
                    "dig +short " + Repairs.plain(name) + " @169.254.169.253"),
                Step.investigate(
                    "Look at the DNS attributes of the VPC",
                    "Both must be true for private names of interface endpoints.",
                    "aws ec2 describe-vpc-attribute --vpc-id VPC_ID --attribute enableDnsSupport",
                    "aws ec2 describe-vpc-attribute --vpc-id VPC_ID --attribute"
                        + " enableDnsHostnames")))
        .source(Repairs.SOURCE + "; aws/amazon-ssm-agent#468");
  }
}
