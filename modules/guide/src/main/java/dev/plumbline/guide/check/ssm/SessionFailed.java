package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import java.util.Optional;

/** A session reached the node and failed there. Clients and target ports are not its fault. */
final class SessionFailed extends SsmCheck {
  SessionFailed() {
    super("ssm-session-failed");
  }

  @Override
  void look(Agent agent, Findings findings) {
    agent
        .current("ssm-e37", "ssm-e39", "ssm-e40", "ssm-e41", "ssm-e42", "ssm-e44")
        .ifPresent(sighting -> findings.report(draft(agent, sighting)));
  }

  private FindingDraft draft(Agent agent, Sighting sighting) {
    String role = new Role(agent.snapshot()).in(sighting.record().text());
    Optional<String> fix = sighting.signature().fix();
    return FindingDraft.of(
            id(), role, role + ": the last session failed, " + what(sighting.signature().id()))
        .consequence(sighting.signature().meaning())
        .evidence(sighting.record().evidence())
        .becauseOnHost("ssm-control-channel-denied", "ssm-no-credentials", "disk-full")
        .remedy(
            Remedy.of(
                Step.repair(
                    "Repair what the line names", fix.orElse("The line names what is missing.")),
                Step.verify(
                    "Start a session",
                    "It opens a prompt within seconds.",
                    "aws ssm start-session --target INSTANCE_ID --region "
                        + new Endpoints(agent).regionOrPlaceholder())))
        .source(Repairs.SOURCE + "; aws/amazon-ssm-agent#272, #522, #214");
  }

  private static String what(String id) {
    return switch (id) {
      case "ssm-e37" -> "the node could not open its data channel";
      case "ssm-e39" -> "its encryption key was not to be had";
      case "ssm-e40" -> "its log target is not encrypted";
      case "ssm-e41" -> "the user it should run as is missing";
      case "ssm-e42" -> "ssm-user could not be created";
      default -> "the agent is too old for it";
    };
  }
}
