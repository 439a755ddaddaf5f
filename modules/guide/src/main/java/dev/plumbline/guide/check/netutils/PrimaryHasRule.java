package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Scheme;
import java.util.List;
import java.util.Optional;

/**
 * The primary address has a rule to its private table, which knows nothing of containers and
 * bridges of the host (F15; amazonlinux/amazon-ec2-net-utils#97, version 2.4.0 only). By design in
 * 2.1 and 2.2.
 */
final class PrimaryHasRule extends NetUtilsCheck {
  PrimaryHasRule() {
    super("primary-has-rule", Need.RULES, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<Eni> primary = context.host().primary();
    if (primary.isEmpty() || context.host().scheme() == Scheme.V2_1) {
      return;
    }
    for (Family family : Family.values()) {
      for (PolicyRule rule : context.snapshot().rules(family).orElse(List.of())) {
        boolean own =
            rule.selector().from().length() > 0
                && primary.get().wanted().stream()
                    .anyMatch(w -> w.prefix().equals(rule.selector().from()));
        if (own && rule.table().equals(Long.toString(Scheme.BASE_TABLE))) {
          findings.report(draft(primary.get().name(), rule));
        }
      }
    }
  }

  private FindingDraft draft(String link, PolicyRule rule) {
    String source = Text.of(rule.selector().from());
    return FindingDraft.of(
            id(),
            "rule " + rule.priority(),
            "rule " + rule.priority() + ": the primary address " + source + " leads to table 10000")
        .consequence(
            "Table 10000 knows no bridges of this host, so containers cannot reach the host by"
                + " its primary address.")
        .family(rule.family())
        .evidence(rule.evidence())
        .links(link)
        .remedy(
            Remedy.of(
                Steps.update("2.4.1 and later make no rules for the primary."),
                Remedy.Step.verify(
                    "Look for the rule", "Nothing is printed.", "ip rule show table 10000"),
                Remedy.Step.undo(
                    "Go back to the earlier package",
                    "Brings the rule back.",
                    "sudo dnf downgrade amazon-ec2-net-utils")))
        .source("amazonlinux/amazon-ec2-net-utils#97; 2.4.0 only");
  }
}
