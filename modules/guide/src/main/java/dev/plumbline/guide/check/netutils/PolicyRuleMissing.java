package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An address or delegated prefix of a secondary ENI has no rule to the ENI's private table, so its
 * traffic follows main (F9; networkd loses rules to outside deletion without noticing, as in
 * aws/amazon-vpc-cni-k8s#3309).
 */
final class PolicyRuleMissing extends NetUtilsCheck {
  PolicyRuleMissing() {
    super("policy-rule-missing", Need.LINKS, Need.ADDRESSES);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().secondaries()) {
      if (noFiles(context.snapshot(), eni)) {
        findings.notChecked(
            id(), "run-systemd-network/: holds no file that was made for " + eni.name());
      }
      for (Wanted wanted : eni.wanted()) {
        eni.tableName().ifPresent(table -> check(context, findings, eni, wanted, table));
      }
    }
  }

  /** Without its files nobody knows which of its rules were asked for. */
  private static boolean noFiles(Snapshot snapshot, Eni eni) {
    return snapshot.dropIns().orElse(List.of()).stream()
        .noneMatch(d -> !d.administrator() && d.link().equals(eni.name()));
  }

  private void check(
      CheckContext context, Findings findings, Eni eni, Wanted wanted, String table) {
    Snapshot snapshot = context.snapshot();
    IpPrefix source = wanted.prefix();
    Need rules = source.family() == Family.V4 ? Need.RULES : Need.RULES6;
    Optional<String> lacking = rules.whole().lacking(snapshot);
    if (lacking.isPresent()) {
      findings.notChecked(id(), lacking.get());
      return;
    }
    Optional<Evidence> asked = Addressing.configuredRule(snapshot, source);
    boolean untouched = asked.isEmpty() && !Addressing.assigned(snapshot, source);
    if (!untouched && Addressing.rule(snapshot, source, table).isEmpty()) {
      findings.report(draft(snapshot, eni, wanted, table, asked));
    }
  }

  private FindingDraft draft(
      Snapshot snapshot, Eni eni, Wanted wanted, String table, Optional<Evidence> asked) {
    IpPrefix source = wanted.prefix();
    String link = eni.name();
    String text = Text.of(source);
    return FindingDraft.of(
            id(),
            text,
            link + ": no " + source.family().label() + " rule sends " + text + " to table " + table)
        .consequence(consequence(snapshot, text, source.family(), link))
        .family(source.family())
        .evidence(Addressing.ruleList(snapshot, source))
        .evidence(asked)
        .evidence(wanted.evidence())
        .links(link)
        .becauseOnHost("foreign-config-flushed")
        .because("reload-pending", "refresh-stuck", "network-file-unexpected", "link-failed")
        .remedy(remedy(link, source, table))
        .source("amazon-ec2-net-utils compares files only; aws/amazon-vpc-cni-k8s#3309");
  }

  private static String consequence(Snapshot snapshot, String text, Family family, String link) {
    String way =
        snapshot
            .table(family, "main")
            .filter(Route::isDefault)
            .min(Comparator.comparingLong(Route::effectiveMetric))
            .flatMap(Route::link)
            .map(dev -> " and leaves through " + dev)
            .orElse("");
    return "Everything sent from "
        + text
        + " follows table main"
        + way
        + "; with the source check on, the VPC drops it, because the address belongs to "
        + link
        + ".";
  }

  private static Remedy remedy(String link, IpPrefix source, String table) {
    String ip = source.family() == Family.V4 ? "ip -4" : "ip -6";
    String away = source.family() == Family.V4 ? "198.51.100.7" : "2001:db8::7";
    String from = source.isHost() ? source.address().toString() : source.toString();
    return Remedy.of(
        Steps.reconfigure(link),
        Remedy.Step.verify(
            "Look for the rule and ask the kernel",
            "Expect the rule with lookup " + table + ", then dev " + link + " table " + table + ".",
            ip + " rule show priority " + table,
            ip + " route get " + away + " from " + source.address()),
        Remedy.Step.undo(
            "Delete the rule again",
            "Seldom wanted: back to the state of the recording.",
            "sudo " + ip + " rule del priority " + table + " from " + from),
        Remedy.Step.investigate(
            "Find who deletes it",
            "Leave this running; the next deletion is printed with its time.",
            "ip -ts monitor rule"));
  }
}
