package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.guide.check.netutils.NetUtilsGate;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * cloud-init writes policy routing of its own through netplan beside the package (F25;
 * canonical/cloud-init#4799, #5249, #6666). One owner alone is in order.
 */
final class CloudInitPolicyRouting extends SingleCheck {
  CloudInitPolicyRouting() {
    super("cloud-init-policy-routing", Need.RULES);
  }

  @Override
  public Gate gate(CheckContext context) {
    return NetUtilsGate.of(context);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<Evidence> netplan = netplan(context.snapshot());
    if (netplan.isEmpty()) {
      return;
    }
    Stream.concat(
            context.snapshot().rules().orElse(List.of()).stream(),
            context.snapshot().rules6().orElse(List.of()).stream())
        .filter(r -> r.protocol().equals("static") && r.table().matches("[1-9]\\d\\d"))
        .forEach(r -> findings.report(draft(r, netplan.get())));
  }

  private static Optional<Evidence> netplan(Snapshot snapshot) {
    Optional<Evidence> taken =
        snapshot.networkd().orElse(List.of()).stream()
            .filter(l -> l.networkFile().filter(f -> f.contains("10-netplan")).isPresent())
            .map(l -> l.evidence())
            .findFirst();
    return taken.or(
        () ->
            snapshot.recording().files().stream()
                .filter(f -> f.contains("10-netplan"))
                .map(Evidence::file)
                .findFirst());
  }

  private FindingDraft draft(PolicyRule rule, Evidence netplan) {
    return FindingDraft.of(
            id(),
            "rule " + rule.priority(),
            "rule "
                + rule.priority()
                + ": from "
                + rule.selector().from()
                + " leads to table "
                + rule.table()
                + ", made by netplan")
        .consequence("Two programs keep policy routing here; which one wins depends on the order.")
        .family(rule.family())
        .evidence(rule.evidence(), netplan)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Choose one owner",
                    "Either keep cloud-init's and disable the package, or switch cloud-init's"
                        + " network configuration off.",
                    "ls -l /etc/netplan /run/systemd/network"),
                Remedy.Step.verify(
                    "List the rules after the next boot",
                    "One set of source rules is left.",
                    "ip rule show")))
        .source("canonical/cloud-init#4799, #5249, #6666");
  }
}
