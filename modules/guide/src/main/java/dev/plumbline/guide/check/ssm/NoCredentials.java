package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import java.util.List;
import java.util.Optional;

/** No credentials, and no finding of this package that says why. */
final class NoCredentials extends SsmCheck {
  private static final List<SsmCheck> REASONS =
      List.of(
          new NoInstanceProfile(),
          new ImdsUnreachable(),
          new RoleTrustPolicy(),
          new RolePermissionsMissing(),
          new EndpointDnsFailure(),
          new EndpointConnectTimeout(),
          new TlsUnknownAuthority(),
          new ProxyFailure(),
          new ProxyWithoutNoProxy(),
          new ClockSkew(),
          new Throttled());

  NoCredentials() {
    super("ssm-no-credentials");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<Sighting> seen = agent.current("ssm-e06", "ssm-e08", "ssm-e16", "ssm-e19");
    if (seen.isEmpty() || explained(agent)) {
      return;
    }
    Sighting sighting = seen.get();
    Role role = new Role(agent.snapshot());
    String now = role.hasProfile() ? "; the instance has a profile now" : "";
    String what =
        switch (sighting.signature().id()) {
          case "ssm-e16" -> "its workers read expired credentials";
          case "ssm-e19" -> "the keys it uses are not valid";
          default -> "found no credentials";
        };
    findings.report(
        FindingDraft.of(id(), role.name(), "amazon-ssm-agent " + what + now)
            .consequence(
                "It cannot sign a request, so Systems Manager does not see the node. After a repair"
                    + " the agent waits up to an hour before it looks again.")
            .evidence(sighting.record().evidence())
            .becauseOnHost(
                "dhcp-lease-lost",
                "default-route-missing",
                "imds-unreachable",
                "imds-no-route",
                "imds-role-broken",
                "imds-credential-interceptor",
                "disk-full",
                "clock-skew")
            .remedy(Repairs.then(agent, look(sighting)))
            .source(Repairs.SOURCE));
  }

  private static Step look(Sighting sighting) {
    return sighting.signature().id().equals("ssm-e19")
        ? Step.investigate(
            "Look for forgotten keys of root",
            "A credentials file of root goes before the role; the names are listed, not the keys.",
            "sudo ls -l /root/.aws /var/lib/amazon/ssm/credentials")
        : Step.investigate(
            "Ask metadata for the role",
            "It must name a role; no answer or 404 leads to other findings.",
            "T=$(curl -s --noproxy '*' -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                + " http://169.254.169.254/latest/api/token); curl -s --noproxy '*' -w '"
                + " %{http_code}\\n' -H \"X-aws-ec2-metadata-token: $T\""
                + " http://169.254.169.254/latest/meta-data/iam/security-credentials/");
  }

  private static boolean explained(Agent agent) {
    Findings others = new Findings();
    REASONS.stream()
        .filter(check -> check.lacking(agent).isEmpty())
        .forEach(check -> check.look(agent, others));
    return !others.drafts().isEmpty();
  }
}
