package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.host.LinkCounters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A limit of the instance type was exceeded between two samples of the driver's counters. A total
 * by itself is history; the counter of link-local traffic has a finding of its own.
 */
final class EnaAllowance extends SingleCheck {
  private static final Map<String, String> COUNTERS =
      Map.of(
          "bw_in_allowance_exceeded", "bandwidth in",
          "bw_out_allowance_exceeded", "bandwidth out",
          "pps_allowance_exceeded", "packets a second",
          "conntrack_allowance_exceeded", "tracked connections");

  EnaAllowance() {
    super("ena-allowance-exceeded", Need.COUNTERS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (LinkCounters counters : Growth.enis(context)) {
      List<String> grown =
          COUNTERS.keySet().stream()
              .filter(name -> counters.growth(name).orElse(0L) > 0)
              .sorted()
              .toList();
      if (!grown.isEmpty()) {
        findings.report(draft(counters, grown));
      } else if (counters.second().isEmpty()) {
        findings.notChecked(id(), Growth.missing(counters, "bw_in_allowance_exceeded"));
      }
    }
  }

  private FindingDraft draft(LinkCounters counters, List<String> grown) {
    String link = counters.link();
    String what =
        grown.stream()
            .map(
                name -> COUNTERS.get(name) + " by " + counters.growth(name).orElse(0L) + " packets")
            .collect(Collectors.joining(", "));
    return FindingDraft.of(id(), link, link + ": exceeded between two samples: " + what)
        .consequence("Packets are queued or dropped outside the instance, where no rule shows it.")
        .evidence(grown.stream().flatMap(name -> Growth.evidence(counters, name).stream()).toList())
        .links(link)
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See what sends so much",
                    "Short bursts count too. The averages of a minute may look harmless.",
                    "sar -n DEV 1 10",
                    "sudo ss -s"),
                Step.verify(
                    "Sample the counters twice",
                    "Expect the same numbers ten seconds later. A larger instance type, or spread"
                        + " load, is what helps.",
                    "ethtool -S "
                        + Quoting.quote(link)
                        + " | grep allowance; sleep 10; ethtool -S "
                        + Quoting.quote(link)
                        + " | grep allowance")))
        .source("EC2 user guide, ENA network performance metrics");
  }
}
