package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import dev.plumbline.path.Eni;
import java.util.Map;

/**
 * An ENI is attached and no policy-routes unit was started for it (F24;
 * amazonlinux/amazon-ec2-net-utils#86, awslabs/amazon-eks-ami#1539): udev restarted, its rule
 * masked, or the driver is none of ena, vif, ixgbevf.
 */
final class PolicyUnitMissing extends NetUtilsCheck {
  PolicyUnitMissing() {
    super("policy-unit-missing", Need.LINKS, Need.UNIT_LIST.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Map<String, UnitState> units = context.snapshot().units().orElse(Map.of());
    for (Eni eni : context.host().enis()) {
      String unit = "policy-routes@" + eni.name() + ".service";
      if (!eni.trunk() && !units.containsKey(unit)) {
        findings.report(draft(context.snapshot(), eni));
      }
    }
  }

  private FindingDraft draft(Snapshot snapshot, Eni eni) {
    String link = eni.name();
    String unit = "policy-routes@" + quote(link) + ".service";
    String file =
        snapshot.recording().has("systemctl-units.txt")
            ? "systemctl-units.txt"
            : "systemctl-show.txt";
    return FindingDraft.of(id(), link, link + ": attached, but no policy-routes unit runs for it")
        .consequence("Nobody writes its private table, rules and secondary addresses.")
        .evidence(eni.link().evidence(), Evidence.file(file))
        .links(link)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Start the unit",
                    "Writes the drop-ins of "
                        + link
                        + " and reloads networkd, which configures the link.",
                    "sudo systemctl start " + unit),
                Steps.state(link, "The state is routable (configured)."),
                Remedy.Step.undo(
                    "Stop the unit",
                    "The files stay until the next start of the host.",
                    "sudo systemctl stop " + unit),
                Remedy.Step.investigate(
                    "See why udev did not start it",
                    "The rule file is not a link to /dev/null, and the driver is ena, vif or"
                        + " ixgbevf.",
                    "ls -l /etc/udev/rules.d/99-vpc-policy-routes.rules"
                        + " /usr/lib/udev/rules.d/99-vpc-policy-routes.rules",
                    "ethtool -i " + quote(link))))
        .source("amazonlinux/amazon-ec2-net-utils#86, awslabs/amazon-eks-ami#1539");
  }
}
