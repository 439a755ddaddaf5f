package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;

/** Default Host Management found no way in either: noise where a role is meant to be used. */
final class DhmcNotUsable extends SsmCheck {
  private static final String SUBJECT = "Default Host Management Configuration";

  DhmcNotUsable() {
    super("ssm-dhmc-not-usable");
  }

  @Override
  void look(Agent agent, Findings findings) {
    agent
        .current("ssm-e09", "ssm-e10")
        .or(
            () ->
                agent
                    .current("ssm-e08")
                    .filter(s -> s.record().text().contains("Default Host Management Err:")))
        .ifPresent(
            sighting ->
                findings.report(
                    FindingDraft.of(id(), SUBJECT, SUBJECT + ": not usable here, " + why(sighting))
                        .consequence(
                            "The agent falls back to it when the role does not work. It is never"
                                + " the cause by itself.")
                        .evidence(sighting.record().evidence())
                        .becauseOnHost(
                            "ssm-no-instance-profile",
                            "ssm-role-permissions-missing",
                            "ssm-role-trust-policy",
                            "ssm-no-credentials")
                        .source("aws/amazon-ssm-agent, Default Host Management")));
  }

  private static String why(Sighting sighting) {
    return switch (sighting.signature().id()) {
      case "ssm-e09" -> "off in this account and Region";
      case "ssm-e10" -> "the node is not registered yet";
      default -> "its error is in the line";
    };
  }
}
