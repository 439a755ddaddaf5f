package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;

/** Systems Manager refuses calls because too many come at once. */
final class Throttled extends SsmCheck {
  Throttled() {
    super("ssm-throttled");
  }

  @Override
  void look(Agent agent, Findings findings) {
    agent
        .current("ssm-e29")
        .ifPresent(
            sighting -> {
              String name = new Endpoints(agent).of(sighting);
              findings.report(
                  FindingDraft.of(id(), name, name + ": throttles the agent, Rate exceeded")
                      .consequence(
                          "Network and role are in order. It clears by itself, but the node stays"
                              + " away until the agent's next try.")
                      .evidence(sighting.record().evidence())
                      .remedy(
                          Remedy.of(
                              Step.investigate(
                                  "See how many nodes call at once",
                                  "Starts of a large fleet at one minute are the usual reason."
                                      + " Spread them, or ask for a higher quota.",
                                  "aws service-quotas list-service-quotas --service-code ssm"
                                      + " --region "
                                      + new Endpoints(agent).regionOrPlaceholder()),
                              Repairs.restart(agent),
                              Repairs.verify()))
                      .source("AWS re:Post, SSM Agent logs: ThrottlingException"));
            });
  }
}
