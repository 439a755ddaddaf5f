package dev.plumbline.guide.check.netutils;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.JournalLine;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The newest run of an interface gave up looking for its device number in the metadata (F19;
 * amazonlinux/amazon-ec2-net-utils#120, #129). For the primary the same line is logged when its MAC
 * could not be read.
 */
final class DeviceNumberUnidentified extends NetUtilsCheck {
  DeviceNumberUnidentified() {
    super("device-number-unidentified", Need.NET_UTILS_JOURNAL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Set<String> seen = new HashSet<>();
    List<Run> runs = Runs.of(context.snapshot());
    for (Run run : runs.reversed()) {
      if (seen.add(run.link())) {
        Optional<JournalLine> line = run.line("Unable to identify device-number");
        line.ifPresent(l -> findings.report(draft(run.link(), l)));
      }
    }
  }

  private FindingDraft draft(String link, JournalLine line) {
    String unit = quote(link);
    return FindingDraft.of(id(), link, link + ": device number not found in the metadata")
        .consequence(
            "Without it neither table nor metric of " + link + " is known, and nothing is written.")
        .evidence(line.evidence())
        .links(link)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "See how far the metadata answers",
                    "More than 1024 packets a second through one interface are throttled; a"
                        + " firewall may also keep root from 169.254.169.254.",
                    "journalctl -b -t ec2net --no-pager -n 80",
                    "ethtool -S " + unit + " | grep linklocal_allowance_exceeded",
                    "sudo nft list ruleset"),
                Steps.restartPolicyRoutes(link),
                Remedy.Step.verify(
                    "Look at the unit",
                    "It is active (exited).",
                    "systemctl status policy-routes@" + unit + ".service --no-pager")))
        .source("amazonlinux/amazon-ec2-net-utils#120, #129, #117");
  }
}
