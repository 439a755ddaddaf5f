package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.host.NameProbe;
import java.util.List;
import java.util.Optional;

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
    Optional<Sighting> log =
        agent.current("ssm-e20").filter(s -> !s.record().text().contains("proxyconnect"));
    Optional<String> logged =
        log.map(new Endpoints(agent)::of).filter(name -> !Endpoints.service(name).isEmpty());
    EndpointTrial.failed(
            agent,
            agent.snapshot().host().names().orElse(List.of()).stream(),
            NameProbe::name,
            NameProbe::failed,
            log,
            logged)
        .forEach(trial -> findings.report(draft(agent, trial)));
  }

  private FindingDraft draft(Agent agent, EndpointTrial<NameProbe> trial) {
    String name = trial.name();
    return FindingDraft.of(
            id(),
            name,
            name
                + (trial.works()
                    ? ": did not resolve when the agent tried, and does now"
                    : ": does not resolve"))
        .consequence("The agent cannot call this service; " + Needed.use(name) + ".")
        .evidence(trial.probe().filter(NameProbe::failed).map(NameProbe::evidence))
        .evidence(trial.logged())
        .confidence(trial.confidence())
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
