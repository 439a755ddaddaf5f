package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The generated files and the kernel disagree about rules or secondary addresses of a link (F5,
 * F9): nothing reloaded networkd, or somebody changed the kernel behind its back.
 */
final class ConfigKernelDrift extends NetUtilsCheck {
  /** Tells which files there are; without it nobody knows that a file was not captured. */
  private static final String LISTING = "run-systemd-network.txt";

  ConfigKernelDrift() {
    super("config-kernel-drift", Need.DROP_INS.whole(), Need.RULES.whole(), Need.ADDRESSES.whole());
  }

  /** One disagreement. */
  private record Drift(String what, boolean missing, Evidence evidence) {}

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      if (!Addressing.unsettled(context.snapshot(), eni)) {
        List<Drift> drifts = drifts(context.snapshot(), eni, findings);
        if (!drifts.isEmpty()) {
          findings.report(draft(eni.name(), drifts));
        }
      }
    }
  }

  private List<Drift> drifts(Snapshot snapshot, Eni eni, Findings findings) {
    List<Drift> drifts = new ArrayList<>();
    Configured.rules(snapshot)
        .filter(r -> r.file().link().equals(eni.name()) && Addressing.generated(r.file()))
        .filter(r -> r.from().isPresent() && r.table().isPresent())
        .filter(r -> snapshot.rules(r.from().get().family()).complete())
        .filter(r -> Addressing.rule(snapshot, r.from().get(), r.table().get()).isEmpty())
        .map(r -> new Drift("rule from " + Text.of(r.from().get()), true, r.evidence()))
        .forEach(drifts::add);
    Configured.addresses(snapshot)
        .filter(a -> a.file().link().equals(eni.name()) && Addressing.generated(a.file()))
        .filter(a -> !Addressing.assigned(snapshot, a.prefix()))
        .map(a -> new Drift("address " + Text.of(a.prefix()), true, a.evidence()))
        .forEach(drifts::add);
    List<Drift> extra = new ArrayList<>();
    eni.tableName().ifPresent(table -> extraRules(snapshot, table, extra));
    snapshot
        .addressesOf(eni.name())
        .filter(a -> extra(snapshot, a))
        .map(a -> new Drift("address " + a.ip(), false, a.evidence()))
        .forEach(extra::add);
    if (extra.isEmpty() || snapshot.recording().has(LISTING)) {
      drifts.addAll(extra);
    } else {
      findings.notChecked(
          id(), LISTING + ": not in the recording, so a file that asks for it may be missing");
    }
    return drifts;
  }

  /** Rules that networkd made (proto static) to the private table, which no file asks for. */
  private static void extraRules(Snapshot snapshot, String table, List<Drift> drifts) {
    for (Family family : Family.values()) {
      snapshot.rules(family).orElse(List.of()).stream()
          .filter(r -> r.table().equals(table) && r.protocol().equals("static"))
          .filter(r -> !asked(snapshot, r))
          .map(r -> new Drift("rule from " + Text.of(r.selector().from()), false, r.evidence()))
          .forEach(drifts::add);
    }
  }

  private static boolean asked(Snapshot snapshot, PolicyRule rule) {
    return Configured.rules(snapshot)
        .anyMatch(r -> r.from().equals(Optional.of(rule.selector().from())));
  }

  /** A secondary IPv4 address as networkd sets them, which no file asks for. */
  private static boolean extra(Snapshot snapshot, Address address) {
    IpPrefix prefix = IpPrefix.host(address.ip());
    return address.family() == Family.V4
        && address.prefixLength() == 32
        && address.flags().contains("noprefixroute")
        && Configured.addresses(snapshot).noneMatch(a -> a.prefix().equals(prefix));
  }

  private FindingDraft draft(String link, List<Drift> drifts) {
    List<String> missing = texts(drifts, true);
    List<String> extra = texts(drifts, false);
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("kernel lacks " + Phrases.and(missing));
    }
    if (!extra.isEmpty()) {
      parts.add("kernel still has " + Phrases.and(extra));
    }
    return FindingDraft.of(id(), link, link + ": " + String.join("; ", parts))
        .consequence(
            "Refresh runs compare files only and will not repair it. Either networkd was not"
                + " reloaded, or something outside changed the kernel.")
        .evidence(drifts.stream().map(Drift::evidence).toList())
        .links(link)
        .because("reload-pending", "network-file-unexpected", "policy-rule-missing")
        .becauseOnHost("lock-held-no-interface")
        .remedy(
            Remedy.of(
                Steps.reconfigure(link),
                Steps.state(link, "Addresses and rules are as the files say."),
                Remedy.Step.undo(
                    "Nothing to undo", "The files are unchanged; they are only applied."),
                Steps.watch()))
        .source("amazonlinux/amazon-ec2-net-utils#122, PR #113, PR #128");
  }

  private static List<String> texts(List<Drift> drifts, boolean missing) {
    return drifts.stream().filter(d -> d.missing() == missing).map(Drift::what).toList();
  }
}
