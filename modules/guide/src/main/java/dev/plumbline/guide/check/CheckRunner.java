package dev.plumbline.guide.check;

import dev.plumbline.guide.Diagnosis;
import dev.plumbline.model.Snapshot;
import java.util.List;

/** Runs checks over a snapshot and puts their findings in order. */
public final class CheckRunner {
  private final List<Check> checks;

  public CheckRunner(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Never throws: a check that fails is listed as not checked, with the error. */
  public Diagnosis run(Snapshot snapshot) {
    CheckContext context = CheckContext.of(snapshot);
    Findings findings = new Findings();
    for (Check check : checks) {
      try {
        run(check, context, findings);
      } catch (RuntimeException e) {
        check.ids().forEach(id -> findings.notChecked(id, "the check failed: " + e));
      }
    }
    return new Diagnosis(
        Ordering.order(findings.drafts()), findings.notChecked(), findings.decided());
  }

  private static void run(Check check, CheckContext context, Findings findings) {
    switch (check.gate(context)) {
      case Gate.Closed _ -> {}
      case Gate.Unknown(String why) -> check.ids().forEach(id -> findings.notChecked(id, why));
      case Gate.Open _ -> runOpen(check, context, findings);
    }
  }

  private static void runOpen(Check check, CheckContext context, Findings findings) {
    for (Need need : check.needs()) {
      var lacking = need.lacking(context.snapshot());
      if (lacking.isPresent()) {
        check.ids().forEach(id -> findings.notChecked(id, lacking.get()));
        return;
      }
    }
    check.run(context, findings);
    check.ids().forEach(findings::decided);
  }
}
