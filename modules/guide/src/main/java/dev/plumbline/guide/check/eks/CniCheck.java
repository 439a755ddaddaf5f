package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import java.util.List;
import java.util.Optional;

/** A check of a CNI node. */
abstract class CniCheck implements Check {
  private final List<String> ids;

  CniCheck(String... ids) {
    this.ids = List.of(ids);
  }

  @Override
  public final List<String> ids() {
    return ids;
  }

  @Override
  public final Gate gate(CheckContext context) {
    return CniGate.of(context);
  }

  @Override
  public final void run(CheckContext context, Findings findings) {
    look(CniFacts.of(context), findings);
  }

  abstract void look(CniFacts node, Findings findings);

  /** True when the sections are there; else its ids are listed as not checked. */
  final boolean has(CniFacts node, Findings findings, Need... needs) {
    for (Need need : needs) {
      Optional<String> lacking = need.lacking(node.snapshot());
      if (lacking.isPresent()) {
        ids.forEach(id -> findings.notChecked(id, lacking.get()));
        return false;
      }
    }
    return true;
  }
}
