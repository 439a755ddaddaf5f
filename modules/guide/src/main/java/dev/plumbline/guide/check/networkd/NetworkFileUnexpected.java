package dev.plumbline.guide.check.networkd;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.guide.check.netutils.NetUtilsGate;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * networkd took another .network file than the one the package generates, so every generated
 * drop-in is dead (F6; amazonlinux/amazon-ec2-net-utils#146). Debian builds use 07- for 70-.
 */
final class NetworkFileUnexpected extends SingleCheck {
  NetworkFileUnexpected() {
    super("network-file-unexpected", Need.LINKS, Need.NETWORKD);
  }

  @Override
  public Gate gate(CheckContext context) {
    return NetUtilsGate.of(context);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<NetworkdLink> links = context.snapshot().networkd().orElse(List.of());
    boolean shown = links.stream().anyMatch(l -> l.networkFile().isPresent());
    for (Eni eni : context.host().enis()) {
      links.stream()
          .filter(l -> l.name().equals(eni.name()) && !l.setupState().equals("unmanaged"))
          .forEach(l -> judge(context, findings, l, shown));
    }
  }

  private void judge(CheckContext context, Findings findings, NetworkdLink link, boolean shown) {
    if (link.networkFile().isEmpty()) {
      if (!shown) {
        findings.notChecked(id(), "networkctl-status-all.txt: no network file is shown");
      }
      return;
    }
    String file = link.networkFile().get();
    String base = file.substring(file.lastIndexOf('/') + 1);
    boolean own =
        base.equals("70-" + link.name() + ".network")
            || base.equals("07-" + link.name() + ".network")
            || base.startsWith("70-eks-");
    Optional<Evidence> generated =
        Configured.eniConf(context.snapshot(), link.name()).map(d -> Evidence.file(d.file()));
    boolean notYet = base.endsWith("-ec2.network") && generated.isEmpty();
    if (!own && !notYet && !file.isEmpty() && !file.equals("n/a")) {
      findings.report(draft(link, file, base, generated));
    }
  }

  private FindingDraft draft(
      NetworkdLink link, String file, String base, Optional<Evidence> generated) {
    String name = link.name();
    return FindingDraft.of(id(), name, name + ": networkd took " + base + ", not 70-" + name)
        .consequence(
            "The generated drop-ins of "
                + name
                + " are not applied: no private table, no policy rules, another metric.")
        .evidence(link.evidence())
        .evidence(generated)
        .links(name)
        .because("reload-pending")
        .becauseOnHost("lock-held-no-interface", "lock-leaked")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "See who wrote the file",
                    "netplan and cloud-init generate theirs at boot; remove it at its source.",
                    "cat " + quote(file),
                    "ls -l /etc/netplan /etc/cloud/cloud.cfg.d"),
                Remedy.Step.repair(
                    "Move the file out of the way",
                    "It is kept; a program that generates it must be told as well.",
                    "sudo mv " + quote(file) + " " + quote("/root/" + base)),
                Steps.reload(),
                Steps.reconfigure(name),
                Remedy.Step.verify(
                    "Look at the network file",
                    "Expect 70-" + name + ".network.",
                    "networkctl status " + quote(name)),
                Remedy.Step.undo(
                    "Put the file back",
                    "",
                    "sudo mv " + quote("/root/" + base) + " " + quote(file),
                    "sudo networkctl reload")))
        .source("amazonlinux/amazon-ec2-net-utils#146, awslabs/amazon-eks-ami#2623");
  }
}
