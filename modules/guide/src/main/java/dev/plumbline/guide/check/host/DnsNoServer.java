package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Snapshot;

/** The resolver's file names no server at all, so no name can be asked. */
final class DnsNoServer extends SingleCheck {
  DnsNoServer() {
    super("dns-no-server", Need.RESOLVER.whole());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    if (!snapshot.host().resolver().optional().orElseThrow().servers().isEmpty()) {
      return;
    }
    findings.report(
        FindingDraft.of(id(), "host", "host: the resolver has no name server")
            .consequence("No name resolves, so nothing that is addressed by name can be reached.")
            .evidence(Evidence.file("resolv.txt"))
            .becauseOnHost("dhcp-lease-lost", "dhcp-never-acquired", "link-failed", "link-down")
            .remedy(
                Remedy.of(
                    Step.investigate(
                        "See where servers should come from",
                        "They come with the lease of the primary interface.",
                        "resolvectl status --no-pager",
                        "ls -l /etc/resolv.conf"),
                    context
                        .host()
                        .primary()
                        .map(e -> Steps.reconfigure(e.name()))
                        .orElseGet(
                            () -> Steps.captureAgain("With the links, which were not captured.")),
                    Step.verify(
                        "Ask for a name", "Expect addresses.", "getent hosts amazonaws.com"),
                    Step.undo(
                        "Nothing to undo", "The files are unchanged; they are only applied.")))
            .source("VPC user guide, DNS attributes; resolv.conf(5)"));
  }
}
