package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import dev.plumbline.model.account.MetadataOptions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens are required and some program still asks without one (F3): its log shows 401, or the
 * account counts refused requests. That our own request without a token is refused is as it should
 * be, and a token that ran out is another matter.
 */
final class ImdsOldClient extends SingleCheck {
  private static final String METRIC = "aws-cloudwatch-get-metric-statistics.json";
  private static final Pattern SUM = Pattern.compile("\"Sum\"\\s*:\\s*([\\d.]{1,18})");

  ImdsOldClient() {
    super("imds-v1-client-rejected");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<MetadataOptions> options = ImdsFacts.instance(context).flatMap(i -> i.metadata());
    Optional<Evidence> counted = counted(context.snapshot().recording());
    Optional<Evidence> seen =
        context.sightings().newest("imds-client-unauthorized").map(s -> s.record().evidence());
    Optional<Boolean> required = required(context, options);
    if (counted.isPresent() || seen.isPresent() && required.orElse(false)) {
      findings.report(
          draft(context)
              .evidence(seen)
              .evidence(counted)
              .evidence(
                  options
                      .filter(o -> o.tokens().equals("required"))
                      .map(MetadataOptions::tokensLine)));
    } else if (required.isEmpty()) {
      findings.notChecked(
          id(), "aws-ec2-describe-instances.json: whether tokens are required was not captured");
    } else if (required.get() && context.sightings().logs().all().isEmpty()) {
      findings.notChecked(id(), METRIC + ": neither it nor a log of a program is in the recording");
    }
  }

  /** Whether a token is required, by the account or by the service's own answer without one. */
  private static Optional<Boolean> required(
      CheckContext context, Optional<MetadataOptions> options) {
    return options
        .filter(o -> !o.tokens().isEmpty())
        .map(o -> o.tokens().equals("required"))
        .or(
            () ->
                ImdsFacts.withoutToken(context)
                    .filter(a -> a.answered() && !a.foreign())
                    .map(a -> a.status() == 401));
  }

  private static Optional<Evidence> counted(Recording recording) {
    List<String> lines =
        recording
            .text(METRIC)
            .filter(t -> t.contains("MetadataNoTokenRejected"))
            .orElse("")
            .lines()
            .toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher sum = SUM.matcher(lines.get(i));
      if (sum.find() && !sum.group(1).matches("[0.]*")) {
        return Optional.of(new Evidence(METRIC, i + 1, lines.get(i).strip()));
      }
    }
    return Optional.empty();
  }

  private FindingDraft draft(CheckContext context) {
    String instance = ImdsFacts.id(context);
    return FindingDraft.of(
            id(), "host", "host: a program asks for metadata without a token and is rejected (401)")
        .consequence(
            "That program gets no identity and no credentials. Programs that ask for a token first"
                + " work.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Find the program",
                    "Run it while it happens; the name of the process is at the end of the line.",
                    "sudo ss -tnp dst 169.254.169.254",
                    "sudo journalctl -b --no-pager | grep -E '169\\.254\\.169\\.254|EC2Metadata' |"
                        + " grep 401 | tail"),
                Step.repair(
                    "Accept requests without a token for a while",
                    "Only until the program is updated: such requests are easier to forge. Run it"
                        + " where you have access to the account.",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + instance
                        + " --http-tokens optional"),
                Step.verify(
                    "Watch the account's counter",
                    "MetadataNoTokenRejected stays at 0; MetadataNoToken shows who still needs an"
                        + " update.",
                    "aws ec2 describe-instances --instance-ids "
                        + instance
                        + " --query 'Reservations[].Instances[].MetadataOptions'"),
                Step.undo(
                    "Require tokens again",
                    "",
                    "aws ec2 modify-instance-metadata-options --instance-id "
                        + instance
                        + " --http-tokens required")))
        .source("EC2 user guide, Transition to using IMDSv2");
  }
}
