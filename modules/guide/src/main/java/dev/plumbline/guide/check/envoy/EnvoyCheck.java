package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import java.util.List;

/** A check that only makes sense where Envoy shows: as a process, a container or a log. */
abstract class EnvoyCheck implements Check {
  private final List<String> ids;

  EnvoyCheck(String... ids) {
    this.ids = List.of(ids);
  }

  @Override
  public final List<String> ids() {
    return ids;
  }

  @Override
  public Gate gate(CheckContext context) {
    return Gate.when(EnvoyFacts.of(context).present());
  }

  @Override
  public final void run(CheckContext context, Findings findings) {
    run(EnvoyFacts.of(context), findings);
  }

  abstract void run(EnvoyFacts facts, Findings findings);
}
