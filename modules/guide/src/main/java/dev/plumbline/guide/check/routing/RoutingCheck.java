package dev.plumbline.guide.check.routing;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Family;
import java.util.Optional;

/** A check of one id that looks at each address family by itself. */
abstract class RoutingCheck extends SingleCheck {
  /**
   * What it needs of both families; tables and rules of each family are asked for by {@link #in}.
   */
  RoutingCheck(String id, Need... needs) {
    super(id, needs);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    in(context, findings, Family.V4);
    if (context.host().uses(Family.V6)) {
      in(context, findings, Family.V6);
    }
  }

  /** Looks at one family; IPv6 only where some ENI uses it. */
  abstract void in(CheckContext context, Findings findings, Family family);

  /** True when the sections are there; else the id is listed as not checked. */
  final boolean has(CheckContext context, Findings findings, Need... sections) {
    for (Need need : sections) {
      Optional<String> lacking = need.lacking(context.snapshot());
      if (lacking.isPresent()) {
        findings.notChecked(id(), lacking.get());
        return false;
      }
    }
    return true;
  }

  static Need rules(Family family) {
    return family == Family.V4 ? Need.RULES : Need.RULES6;
  }

  static Need routes(Family family) {
    return family == Family.V4 ? Need.ROUTES : Need.ROUTES6;
  }
}
