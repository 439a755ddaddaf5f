package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import java.util.Optional;

/**
 * The metadata service knows no role. The text alone also stands where metadata did not answer at
 * all, so metadata or the account must agree (aws-sdk-go, ec2rolecreds).
 */
final class NoInstanceProfile extends SsmCheck {
  private static final String NOT_FOUND = "status code: 404";

  NoInstanceProfile() {
    super("ssm-no-instance-profile");
  }

  @Override
  void look(Agent agent, Findings findings) {
    Optional<Sighting> seen = agent.current("ssm-e05");
    Role role = new Role(agent.snapshot());
    if (seen.isEmpty() || role.hasProfile()) {
      return;
    }
    Sighting sighting = seen.get();
    Optional<Evidence> none = role.noProfile();
    boolean unreachable =
        agent.snapshot().metadata().optional().filter(Metadata::unreachable).isPresent();
    if (none.isEmpty() && unreachable && !sighting.record().text().contains(NOT_FOUND)) {
      return; // no answer at all: the agent has the same words for it
    }
    findings.report(
        FindingDraft.of(
                id(),
                subject(agent),
                subject(agent) + ": no instance profile, the agent has no role to use")
            .consequence(
                "Without a role, and without Default Host Management, the agent has no credentials"
                    + " and the node never comes online.")
            .confidence(confidence(agent, sighting, none.isPresent()))
            .evidence(none.stream().toList())
            .evidence(sighting.record().evidence())
            .becauseOnHost("imds-no-instance-profile")
            .remedy(Repairs.then(agent, attach(agent), undo(agent)))
            .source(Repairs.SOURCE + "; aws/amazon-ssm-agent#609"));
  }

  /** A 404 after the agent already had the role may be a fault of metadata. */
  private static Confidence confidence(Agent agent, Sighting sighting, boolean confirmed) {
    if (confirmed) {
      return Confidence.CERTAIN;
    }
    boolean hadRole =
        agent.sightings().of("ssm-ready").anyMatch(s -> sighting.record().after(s.record()));
    return hadRole || !sighting.record().text().contains(NOT_FOUND)
        ? Confidence.POSSIBLE
        : Confidence.LIKELY;
  }

  private static String subject(Agent agent) {
    return new Role(agent.snapshot()).instance().orElse("host");
  }

  private static String instance(Agent agent) {
    return new Role(agent.snapshot()).instance().map(Quoting::quote).orElse("INSTANCE_ID");
  }

  private static Step attach(Agent agent) {
    return Step.repair(
        "Attach an instance profile",
        "Its role needs AmazonSSMManagedInstanceCore and must trust ec2.amazonaws.com. Or turn on"
            + " Default Host Management for the account and Region.",
        "aws ec2 associate-iam-instance-profile --region "
            + new Endpoints(agent).regionOrPlaceholder()
            + " --instance-id "
            + instance(agent)
            + " --iam-instance-profile Name=PROFILE");
  }

  private static Step undo(Agent agent) {
    return Step.undo(
        "Detach it",
        "The first command prints the association's id.",
        "aws ec2 describe-iam-instance-profile-associations --region "
            + new Endpoints(agent).regionOrPlaceholder()
            + " --filters Name=instance-id,Values="
            + instance(agent),
        "aws ec2 disassociate-iam-instance-profile --association-id ASSOCIATION_ID");
  }
}
