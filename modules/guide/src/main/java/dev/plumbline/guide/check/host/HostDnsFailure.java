package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.Resolver;
import java.util.List;
import java.util.regex.Pattern;

/**
 * None of the names of AWS that were asked has an answer. Where some have, the name is at fault and
 * not the resolver; names of services that ended have none anywhere.
 */
final class HostDnsFailure extends SingleCheck {
  private static final Pattern AWS =
      Pattern.compile("(?i)(?:.+\\.)?(?:amazonaws\\.com(?:\\.cn)?|api\\.aws|on\\.aws)\\.?");
  private static final Pattern RETIRED = Pattern.compile("(?i)appmesh.*");

  HostDnsFailure() {
    super("host-dns-failure", Need.NAMES);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<NameProbe> asked =
        context.snapshot().host().names().orElse(List.of()).stream()
            .filter(p -> AWS.matcher(p.name()).matches() && !RETIRED.matcher(p.name()).matches())
            .filter(p -> p.exit().isPresent() && p.exit().getAsInt() != 127)
            .toList();
    List<NameProbe> failed = asked.stream().filter(NameProbe::failed).toList();
    if (!failed.isEmpty() && failed.size() == asked.size()) {
      findings.report(draft(context, failed));
    }
  }

  private FindingDraft draft(CheckContext context, List<NameProbe> failed) {
    String names =
        failed.size() == 1
            ? failed.getFirst().name()
            : "none of " + failed.size() + " names of AWS";
    return FindingDraft.of(
            id(),
            "host",
            "host: " + (failed.size() == 1 ? names + " does not resolve" : names + " resolves"))
        .consequence("Nothing that calls AWS by name can work, however good the network is.")
        .evidence(failed.stream().map(NameProbe::evidence).toList())
        .evidence(
            context.snapshot().host().resolver().optional().stream()
                .flatMap(r -> r.servers().stream())
                .map(Resolver.Server::evidence)
                .toList())
        .confidence(failed.size() > 1 ? Confidence.CERTAIN : Confidence.LIKELY)
        .becauseOnHost(
            "dns-no-server",
            "default-route-missing",
            "imds-linklocal-throttled",
            "fw-blocked",
            "dns-not-vpc")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Ask the servers one by one",
                    "169.254.169.253 is the VPC's server on every instance.",
                    "cat /etc/resolv.conf",
                    "dig +time=2 +tries=1 "
                        + Quoting.quote(failed.getFirst().name())
                        + " @169.254.169.253"),
                Step.repair(
                    "Let the resolver begin anew",
                    "Drops its cache; names fail for a moment.",
                    "sudo systemctl restart systemd-resolved"),
                Step.verify(
                    "Ask again",
                    "Expect addresses.",
                    "getent ahosts " + Quoting.quote(failed.getFirst().name())),
                Step.undo("Nothing to undo", "The service only started again.")))
        .source("VPC user guide, DNS attributes for your VPC");
  }
}
