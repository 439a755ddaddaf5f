package dev.plumbline.guide.check.ssm;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.UnitState;
import java.util.List;
import java.util.Optional;

/**
 * The agent's unit is not installed, not active, or crashes again and again. An agent that finds no
 * identity ends cleanly and is started every 90 seconds: that is another finding's state.
 */
final class AgentNotRunning extends SsmCheck {
  /** Exit status after which systemd leaves the agent stopped on purpose. */
  private static final String STOPPED_ITSELF = "194";

  private static final String[] NO_IDENTITY = {
    "ssm-e01", "ssm-e02", "ssm-e03", "ssm-e04", "ssm-e50", "ssm-e53"
  };

  AgentNotRunning() {
    super("ssm-agent-not-running");
  }

  @Override
  Optional<String> lacking(Agent agent) {
    return agent.units().findAny().isPresent()
        ? Optional.empty()
        : Optional.of("systemctl-show-amazon-ssm-agent.txt: the unit was not captured");
  }

  @Override
  void look(Agent agent, Findings findings) {
    if (agent.current("ssm-e52").isPresent()) {
      return;
    }
    Optional<UnitState> unit = agent.unit();
    if (unit.isEmpty()) {
      UnitState absent = agent.units().findFirst().orElseThrow();
      findings.report(
          draft(Agent.UNIT, "not installed", List.of(absent.evidence()))
              .remedy(Repairs.then(agent, install())));
      return;
    }
    trouble(agent, unit.get()).ifPresent(text -> findings.report(draft(agent, unit.get(), text)));
  }

  private static Optional<String> trouble(Agent agent, UnitState unit) {
    if (unit.get("LoadState").equals("masked")) {
      return Optional.of("masked");
    }
    return switch (unit.active()) {
      case "active" ->
          agent.current("ssm-e51").isPresent() && restarts(unit) > 0
              ? Optional.of("crashes, restarted " + restarts(unit) + " times")
              : Optional.empty();
      case "activating", "reloading" ->
          unit.get("SubState").equals("auto-restart") && agent.current(NO_IDENTITY).isEmpty()
              ? Optional.of("ends and is started again, restarted " + restarts(unit) + " times")
              : Optional.empty();
      case "" -> Optional.empty();
      default ->
          Optional.of(
              "not active, ActiveState="
                  + unit.active()
                  + (unit.get("Result").isEmpty() ? "" : ", Result=" + unit.get("Result")));
    };
  }

  private static int restarts(UnitState unit) {
    String text = unit.get("NRestarts");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  private FindingDraft draft(Agent agent, UnitState unit, String trouble) {
    boolean stopped = unit.get("ExecMainStatus").equals(STOPPED_ITSELF);
    List<Evidence> lines =
        agent.current("ssm-e51").map(Sighting::record).map(r -> r.evidence()).stream().toList();
    FindingDraft draft =
        draft(unit.id(), stopped ? trouble + ", exit status 194" : trouble, lines)
            .evidence(unit.evidence());
    if (stopped) {
      draft.confidence(Confidence.POSSIBLE);
    }
    String name = quote(unit.id());
    boolean masked = unit.get("LoadState").equals("masked");
    return draft.remedy(
        Remedy.of(
            Step.investigate(
                "Read why it ended",
                "The last lines name the reason; exit status 194 is the agent's own wish to stay"
                    + " stopped.",
                "journalctl -b -u " + name + " --no-pager -n 40"),
            Step.repair(
                masked ? "Unmask and start the agent" : "Start the agent",
                "Systems Manager sees the node within a minute.",
                (masked ? "sudo systemctl unmask " + name + " && " : "")
                    + "sudo systemctl enable --now "
                    + name),
            Repairs.verify(),
            Step.undo(
                "Stop it again", "As it was before.", "sudo systemctl disable --now " + name)));
  }

  private FindingDraft draft(String unit, String trouble, List<Evidence> evidence) {
    return FindingDraft.of(id(), unit, unit + ": " + trouble)
        .consequence("Systems Manager does not see the node: no sessions, no commands.")
        .evidence(evidence)
        .becauseOnHost("memory-oom", "disk-full")
        .source(Repairs.SOURCE);
  }

  private static Step install() {
    return Step.repair(
        "Install the agent",
        "Amazon Linux has it in its repository; on Ubuntu it is a snap, elsewhere a package of the"
            + " Systems Manager user guide.",
        "sudo dnf install -y amazon-ssm-agent && sudo systemctl enable --now amazon-ssm-agent");
  }
}
