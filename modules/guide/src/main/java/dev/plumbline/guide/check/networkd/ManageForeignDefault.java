package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Recording;
import dev.plumbline.path.Owner;
import dev.plumbline.path.Owners;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody besides networkd keeps rules on this host, and networkd (248 and later) removes foreign
 * rules and routes by default (F7; aws/amazon-vpc-cni-k8s#1600, #3524).
 */
final class ManageForeignDefault extends SingleCheck {
  private static final Pattern VERSION = Pattern.compile("(?m)^systemd (\\d{2,4})\\b");

  ManageForeignDefault() {
    super("manage-foreign-default");
  }

  @Override
  public Gate gate(CheckContext context) {
    if (context.snapshot().networkd().optional().isEmpty()) {
      return Gate.CLOSED; // no networkd, or none that is known
    }
    if (context.host().cniNode()) {
      return Gate.OPEN;
    }
    return Need.RULES
        .lacking(context.snapshot())
        .map(Gate::unknown)
        .orElseGet(() -> Gate.when(foreign(context).isPresent()));
  }

  private static Optional<PolicyRule> foreign(CheckContext context) {
    Owners owners = Owners.of(context.host());
    return context.snapshot().rules().orElse(List.of()).stream()
        .filter(r -> owners.of(r).owner() == Owner.BY_HAND || owners.of(r).owner() == Owner.VPC_CNI)
        .findFirst();
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Recording recording = context.snapshot().recording();
    List<String> files = ForeignSetting.files(recording);
    if (files.isEmpty()) {
      findings.notChecked(id(), "networkd-conf.txt: not in the recording");
      return;
    }
    OptionalVersion version = OptionalVersion.of(recording);
    if (!ForeignSetting.kept(recording) && version.number() >= 248) {
      findings.report(draft(context, files).confidence(version.confidence()));
    }
  }

  /** The version of networkd; current where none is shown. */
  private record OptionalVersion(int number, Confidence confidence) {
    static OptionalVersion of(Recording recording) {
      Matcher match = VERSION.matcher(recording.text("networkctl-list.txt").orElse(""));
      return match.find()
          ? new OptionalVersion(Integer.parseInt(match.group(1)), Confidence.CERTAIN)
          : new OptionalVersion(252, Confidence.LIKELY);
    }
  }

  private FindingDraft draft(CheckContext context, List<String> files) {
    return FindingDraft.of(
            id(), "host", "host: networkd may remove rules and routes that it did not make")
        .consequence(
            "At the next reconfiguration of a link networkd deletes the foreign rules of the whole"
                + " host and the foreign routes of that link.")
        .evidence(files.stream().map(Evidence::file).toList())
        .evidence(foreign(context).map(PolicyRule::evidence))
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Let networkd keep foreign configuration",
                    "Takes effect after networkd restarts; a restart takes addresses over and may"
                        + " lose the metrics of connected routes.",
                    "sudo mkdir -p /etc/systemd/networkd.conf.d",
                    "printf '[Network]\\nManageForeignRoutes=no\\n"
                        + "ManageForeignRoutingPolicyRules=no\\n'"
                        + " | sudo tee /etc/systemd/networkd.conf.d/10-keep-foreign.conf",
                    "sudo systemctl restart systemd-networkd"),
                Remedy.Step.verify(
                    "Look at the setting",
                    "Both are no.",
                    "systemd-analyze cat-config systemd/networkd.conf"),
                Remedy.Step.undo(
                    "Remove the file",
                    "",
                    "sudo rm /etc/systemd/networkd.conf.d/10-keep-foreign.conf",
                    "sudo systemctl restart systemd-networkd")))
        .source("networkd.conf(5); aws/amazon-vpc-cni-k8s#1600, #3524");
  }
}
