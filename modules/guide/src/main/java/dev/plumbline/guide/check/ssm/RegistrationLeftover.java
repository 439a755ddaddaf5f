package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.ssm.AgentIdentity;
import dev.plumbline.model.ssm.SsmState;
import java.util.Optional;

/**
 * A hybrid registration on an EC2 instance, mostly of the image it was made from. It goes before
 * the EC2 identity, so the instance comes up as a node {@code mi-...}, or not at all.
 */
final class RegistrationLeftover extends SsmCheck {
  RegistrationLeftover() {
    super("ssm-registration-leftover");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    SsmState ssm = agent.snapshot().ssm();
    if (agent.current("ssm-e46", "ssm-e47").isPresent() || managed(agent).isPresent()) {
      return Optional.empty();
    }
    return ssm.registration().optional().isPresent()
            || ssm.identity().optional().filter(i -> !i.id().isEmpty()).isPresent()
        ? Optional.empty()
        : Optional.of("ls-var-lib-amazon-ssm.txt: the state folder was not captured");
  }

  @Override
  void look(Agent agent, Findings findings) {
    boolean instance =
        new Role(agent.snapshot()).instance().filter(id -> id.startsWith("i-")).isPresent();
    Optional<Sighting> refused = agent.current("ssm-e46", "ssm-e47");
    Optional<Evidence> file =
        agent.snapshot().ssm().registration().orElse(Optional.empty()).filter(_ -> instance);
    Optional<AgentIdentity> managed = managed(agent).filter(_ -> instance);
    if (refused.isEmpty() && file.isEmpty() && managed.isEmpty()) {
      return;
    }
    boolean unused =
        agent
            .snapshot()
            .ssm()
            .identity()
            .optional()
            .filter(i -> i.type().equals("EC2") && refused.isEmpty())
            .isPresent();
    String what =
        refused.isPresent()
            ? "its hybrid registration is refused"
            : managed.isPresent()
                ? "the agent runs as " + managed.get().id() + " by a hybrid registration"
                : "a hybrid registration lies in the state folder";
    findings.report(
        FindingDraft.of(id(), "host", "host: " + what)
            .consequence(
                instance
                    ? "A hybrid registration goes before the identity of the EC2 instance, so the"
                        + " instance does not come online under its own id."
                    : "The activation is used up, or the registration belongs to another machine.")
            .confidence(unused ? Confidence.LIKELY : Confidence.CERTAIN)
            .evidence(refused.map(s -> s.record().evidence()))
            .evidence(managed.map(AgentIdentity::evidence))
            .evidence(file)
            .remedy(
                Repairs.then(
                    agent,
                    Step.repair(
                        "Clear the registration",
                        "The node of the old registration stays listed as ConnectionLost until it"
                            + " is deregistered. Undo needs a new activation.",
                        "sudo amazon-ssm-agent -register -clear"),
                    Step.undo(
                        "Register again",
                        "With the code and id of a new activation.",
                        "sudo amazon-ssm-agent -register -code CODE -id ID -region "
                            + new Endpoints(agent).regionOrPlaceholder())))
            .source("aws/amazon-ssm-agent, identity order; Systems Manager user guide"));
  }

  private static Optional<AgentIdentity> managed(Agent agent) {
    return agent
        .snapshot()
        .ssm()
        .identity()
        .optional()
        .filter(i -> i.id().startsWith("mi-") || i.type().equals("OnPrem"));
  }
}
