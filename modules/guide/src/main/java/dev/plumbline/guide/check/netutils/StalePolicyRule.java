package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Scheme;
import java.util.List;
import java.util.stream.Stream;

/**
 * A rule of the package for an address that no link has and no ENI lists (F10;
 * amazonlinux/amazon-ec2-net-utils#122). Harmless until the address is used again.
 */
final class StalePolicyRule extends NetUtilsCheck {
  private static final List<String> LISTS =
      List.of("local-ipv4s", "ipv6s", "ipv4-prefix", "ipv6-prefix");

  StalePolicyRule() {
    super("stale-policy-rule", Need.ADDRESSES.whole(), Need.METADATA, Need.RULES);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    for (Family family : Family.values()) {
      for (PolicyRule rule : snapshot.rules(family).orElse(List.of())) {
        IpPrefix source = rule.selector().from();
        if (!ofPackage(rule)
            || Addressing.assigned(snapshot, source)
            || listed(context.host().enis(), source)) {
          continue;
        }
        if (allAnswered(snapshot)) {
          findings.report(draft(context, rule, source));
        } else {
          findings.notChecked(id(), "imds.txt: not every interface answered");
        }
      }
    }
  }

  private static boolean ofPackage(PolicyRule rule) {
    return rule.selector().from().length() > 0
        && rule.priority() >= Scheme.BASE_TABLE
        && rule.priority() < 32765
        && rule.table().equals(Long.toString(rule.priority()));
  }

  private static boolean listed(List<Eni> enis, IpPrefix source) {
    return enis.stream()
        .anyMatch(e -> e.wanted().stream().anyMatch(w -> w.prefix().equals(source)));
  }

  /** Every list of every interface answered, or known not to exist. */
  private static boolean allAnswered(Snapshot snapshot) {
    List<Metadata.Interface> interfaces =
        snapshot.metadata().optional().map(Metadata::interfaces).orElse(List.of());
    return !interfaces.isEmpty()
        && interfaces.stream()
            .allMatch(
                i ->
                    i.value("local-ipv4s").filter(Metadata.Value::answered).isPresent()
                        && LISTS.stream()
                            .flatMap(key -> i.value(key).stream())
                            .allMatch(Metadata.Value::known));
  }

  private FindingDraft draft(CheckContext context, PolicyRule rule, IpPrefix source) {
    String text = Text.of(source);
    Stream<String> owner = context.host().ownerOfTable(rule.table()).map(Eni::name).stream();
    FindingDraft draft =
        FindingDraft.of(
                id(),
                text,
                text + ": rule to table " + rule.table() + " is left, no interface has the address")
            .consequence("Harmless until the address is assigned again, perhaps elsewhere.")
            .family(source.family())
            .evidence(rule.evidence())
            .becauseOnHost("lock-leaked", "lock-held-no-interface")
            .remedy(
                Remedy.of(
                    Steps.reload(),
                    Remedy.Step.verify(
                        "Look for the rule",
                        "It is gone.",
                        (source.family() == Family.V4 ? "ip -4" : "ip -6")
                            + " rule show priority "
                            + rule.priority()),
                    Remedy.Step.undo(
                        "Add the rule again",
                        "Not wanted in practice.",
                        "sudo ip "
                            + (source.family() == Family.V4 ? "-4" : "-6")
                            + " rule add priority "
                            + rule.priority()
                            + " from "
                            + source
                            + " lookup "
                            + rule.table())))
            .source("amazonlinux/amazon-ec2-net-utils#122; 2.5.0 to 2.7.0");
    owner.forEach(draft::links);
    return draft;
  }
}
