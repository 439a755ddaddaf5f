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
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The newest run of an interface got its metadata token through another one (2.6.0 and later log
 * the way): the interface's own path to 169.254.169.254 is broken.
 */
final class ImdsTokenViaOtherLink extends NetUtilsCheck {
  private static final Pattern TOKEN =
      Pattern.compile("Got IMDSv2 token for interface (\\S+) from \\S+ via (\\S+)");

  ImdsTokenViaOtherLink() {
    super("imds-token-via-other-link", Need.NET_UTILS_JOURNAL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Set<String> seen = new HashSet<>();
    for (Run run : Runs.of(context.snapshot()).reversed()) {
      for (JournalLine line : run.lines().reversed()) {
        Matcher token = TOKEN.matcher(line.message());
        if (token.find() && seen.add(token.group(1)) && !token.group(2).equals(token.group(1))) {
          findings.report(draft(token.group(1), token.group(2), line));
        }
      }
    }
  }

  private FindingDraft draft(String link, String via, JournalLine line) {
    String way = via.equals("DEFAULT") ? "the default route" : via;
    return FindingDraft.of(id(), link, link + ": metadata token came through " + way)
        .consequence("The way of " + link + " itself to 169.254.169.254 does not work.")
        .evidence(line.evidence())
        .links(link)
        .because(
            "table-default-wrong-gateway",
            "table-default-missing",
            "link-failed",
            "dhcp-lease-lost",
            "link-down",
            "neighbour-failed")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Look at the way of the interface",
                    "The answer names a gateway that must be the one of the lease.",
                    "ip route get 169.254.169.254 oif " + quote(link),
                    "ip neighbour show dev " + quote(link)),
                Steps.reconfigure(link),
                Remedy.Step.verify(
                    "Read the next run",
                    "It ends in: via " + link + ".",
                    "journalctl -b -t ec2net --no-pager | grep 'Got IMDSv2 token' | tail -4")))
        .source("amazon-ec2-net-utils 2.6.0 and later: lib.sh logs the interface used");
  }
}
