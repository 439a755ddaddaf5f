package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import java.util.List;

/** A check of one id that only makes sense where amazon-ec2-net-utils configures the host. */
abstract class NetUtilsCheck implements Check {
  private final String id;
  private final List<Need> needs;

  NetUtilsCheck(String id, Need... needs) {
    this.id = id;
    this.needs = List.of(needs);
  }

  final String id() {
    return id;
  }

  @Override
  public final List<String> ids() {
    return List.of(id);
  }

  @Override
  public final List<Need> needs() {
    return needs;
  }

  @Override
  public final Gate gate(CheckContext context) {
    return NetUtilsGate.of(context);
  }

  @Override
  public abstract void run(CheckContext context, Findings findings);
}
