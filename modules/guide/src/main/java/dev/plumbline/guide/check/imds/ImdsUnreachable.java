package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import java.util.List;
import java.util.Optional;

/**
 * No key of the metadata service got an answer, or the agent's newest word is that it got none. One
 * silent key is a lost packet, and an answer with an error is an answer. What is in the way is told
 * by the findings that explain this one.
 */
final class ImdsUnreachable extends SingleCheck {
  private static final String[] COMPLAINTS = {"ssm-e01", "ssm-e02", "ssm-e03", "ssm-e50"};

  ImdsUnreachable() {
    super("imds-unreachable");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<ImdsProbe> answered =
        ImdsFacts.direct(context).stream().filter(p -> p.answer().answered()).toList();
    Optional<Metadata> metadata = context.snapshot().metadata().optional();
    Optional<Sighting> complaint = context.sightings().standing(COMPLAINTS);
    if (metadata.isEmpty() && answered.isEmpty()) {
      complaint.ifPresentOrElse(
          seen -> findings.report(logged(seen)),
          () ->
              Need.METADATA
                  .lacking(context.snapshot())
                  .ifPresent(why -> findings.notChecked(id(), why)));
    } else if (metadata.filter(Metadata::unreachable).isPresent()
        && answered.stream().noneMatch(p -> p.caller() == Caller.USER)) {
      findings.report(asked(context, metadata.get(), answered.isEmpty()));
    }
  }

  private FindingDraft asked(CheckContext context, Metadata metadata, boolean nobody) {
    return draft(
            "host: none of "
                + metadata.values().size()
                + " metadata keys was answered"
                + (nobody ? "" : " for the login user; root gets answers"))
        .evidence(metadata.values().values().iterator().next().evidence())
        .evidence(
            ImdsFacts.direct(context).stream()
                .map(ImdsProbe::answer)
                .filter(a -> !a.answered())
                .map(HttpAnswer::evidence)
                .toList());
  }

  private FindingDraft logged(Sighting seen) {
    return draft("host: the agent got no answer from the metadata service")
        .evidence(seen.record().evidence())
        .confidence(Confidence.LIKELY);
  }

  private FindingDraft draft(String summary) {
    return FindingDraft.of(id(), "host", summary)
        .consequence(
            "Whatever needs an identity, credentials or addresses of this instance fails: agents,"
                + " SDKs, the scripts that configure interfaces.")
        .becauseOnHost(
            "imds-endpoint-disabled",
            "imds-no-route",
            "imds-wrong-route",
            "imds-blocked-by-local-firewall",
            "imds-credential-interceptor",
            "imds-linklocal-throttled",
            "default-route-missing")
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Ask the kernel and the filters",
                    "Security groups, network ACLs and VPC routes never touch this traffic.",
                    "ip route get 169.254.169.254",
                    "sudo iptables-save -c | grep 169.254",
                    "sudo nft list ruleset | grep 169.254"),
                ImdsFacts.tryToken("Expect HTTP/1.1 200 and Server: EC2ws.")))
        .source("EC2 user guide, Instance metadata; amazonlinux/amazon-ec2-net-utils#120");
  }
}
