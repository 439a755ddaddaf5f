package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import java.util.List;
import java.util.Optional;

/** A check of one id that only makes sense where the SSM Agent is, or is looked for. */
abstract class SsmCheck implements Check {
  private final String id;

  SsmCheck(String id) {
    this.id = id;
  }

  final String id() {
    return id;
  }

  @Override
  public final List<String> ids() {
    return List.of(id);
  }

  @Override
  public final Gate gate(CheckContext context) {
    return Agent.gate(context);
  }

  @Override
  public final void run(CheckContext context, Findings findings) {
    Agent agent = Agent.of(context);
    Optional<String> lacking = lacking(agent);
    if (lacking.isPresent()) {
      findings.notChecked(id, lacking.get());
    } else {
      look(agent, findings);
    }
  }

  /** Why the condition cannot be decided, naming the file; by default the log is needed. */
  Optional<String> lacking(Agent agent) {
    return agent.logCaptured()
        ? Optional.empty()
        : Optional.of(Agent.LOG + ": the log of the agent was not captured");
  }

  abstract void look(Agent agent, Findings findings);
}
