package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.RoleDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role is attached, but its credentials are not handed out, or are out of date by the clock of
 * the metadata service itself (F8). The host's own clock decides only where no answer told the
 * time.
 */
final class ImdsRole extends SingleCheck {
  private static final Pattern CODE = Pattern.compile("\"Code\"\\s*:\\s*\"([^\"]*)\"");
  private static final Pattern PROFILE =
      Pattern.compile("\"InstanceProfileArn\"\\s*:\\s*\"[^\"]*/([^\"/]*)\"");
  private static final String NO_ROLE = "Instance Profile does not contain a role";

  ImdsRole() {
    super("imds-role-broken");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<Metadata.Value> info = ImdsFacts.value(context, "iam/info");
    info.filter(Metadata.Value::answered).ifPresent(v -> profile(v, findings));
    boolean noProfile = info.filter(v -> v.status() == 404).isPresent();
    Captured<RoleDocument> role = context.snapshot().imds().role();
    if (role instanceof Captured.Known<RoleDocument> known) {
      document(context, known.value(), findings);
    } else if (role instanceof Captured.Missing<RoleDocument> none && !noProfile) {
      findings.notChecked(id(), none.sentence());
    }
  }

  /** The answer to {@code iam/info}, which tells of the profile. */
  private void profile(Metadata.Value value, Findings findings) {
    String text = String.join(" ", value.items());
    Optional<String> code = first(CODE, text).filter(c -> !c.equals("Success"));
    String name = first(PROFILE, text).orElse("instance profile");
    if (code.isPresent()) {
      findings.report(
          draft(name, "iam/info says " + code.get(), value.evidence()).remedy(reassociate()));
    } else if (text.contains(NO_ROLE)) {
      findings.report(
          draft(name, "the instance profile contains no role", value.evidence())
              .remedy(reassociate()));
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The first sentence of a message, which goes on with an address to read. */
  private static String first(String message) {
    int end = message.indexOf(". ");
    return end < 0 ? message : message.substring(0, end);
  }

  private void document(CheckContext context, RoleDocument role, Findings findings) {
    String name = role.role().orElse("role");
    Optional<String> code = role.code().filter(c -> !c.equals("Success"));
    if (code.isPresent()) {
      findings.report(
          draft(
                  name,
                  "its credentials are refused with "
                      + code.get()
                      + role.message().map(m -> ", " + first(m)).orElse(""),
                  role.evidence())
              .remedy(trust(name, code.get())));
      return;
    }
    Optional<Instant> now = serviceTime(context);
    Optional<Instant> judged = now.or(role::guestClock).or(context.snapshot()::now);
    if (role.expiration().isPresent()
        && judged.isPresent()
        && role.expiration().get().isBefore(judged.get())) {
      findings.report(
          draft(
                  name,
                  "its credentials ended "
                      + Duration.between(role.expiration().get(), judged.get()).toMinutes()
                      + " minutes ago",
                  role.evidence())
              .confidence(now.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY)
              .becauseOnHost("clock-skew")
              .remedy(trust(name, "")));
    }
  }

  private static Optional<Instant> serviceTime(CheckContext context) {
    return ImdsFacts.direct(context).stream()
        .map(ImdsProbe::answer)
        .filter(HttpAnswer::genuine)
        .flatMap(a -> a.date().stream())
        .max(Instant::compareTo);
  }

  private FindingDraft draft(String role, String what, Evidence evidence) {
    return FindingDraft.of(id(), role, role + ": " + what)
        .consequence("Programs on the instance get no usable credentials and cannot call AWS.")
        .evidence(evidence)
        .becauseOnHost("ssm-role-trust-policy")
        .source("IAM user guide, Troubleshoot IAM and Amazon EC2; aws/amazon-ssm-agent#292");
  }

  private static Remedy trust(String role, String code) {
    String name = Quoting.quote(role);
    boolean trusted = Objects.equals(code, "AssumeRoleUnauthorizedAccess");
    return Remedy.of(
        Step.investigate(
            "Look at who may take the role",
            "The trust policy has to name the service ec2.amazonaws.com (in China"
                + " ec2.amazonaws.com.cn). Run it where you have access to the account.",
            "aws iam get-role --role-name " + name + " --query Role.AssumeRolePolicyDocument"),
        trusted
            ? Step.repair(
                "Let EC2 take the role",
                "Replaces the trust policy as a whole: add other principals that were in it. Takes"
                    + " effect within minutes.",
                "aws iam update-assume-role-policy --role-name "
                    + name
                    + " --policy-document '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":"
                    + "\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},"
                    + "\"Action\":\"sts:AssumeRole\"}]}'")
            : Step.investigate(
                "Look at the clock",
                "Credentials seem out of date where the clock is wrong.",
                "chronyc tracking"),
        verify(name),
        Step.undo(
            "Set the old trust policy",
            "With the document that get-role printed before.",
            "aws iam update-assume-role-policy --role-name "
                + name
                + " --policy-document file://old-trust-policy.json"));
  }

  private static Step verify(String role) {
    return Step.verify(
        "Ask again after a minute",
        "Expect \"Code\" : \"Success\". Only code and times are shown.",
        "T=$(curl --noproxy '*' -s -m 3 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
            + " http://169.254.169.254/latest/api/token); printf 'X-aws-ec2-metadata-token: %s\\n'"
            + " \"$T\" | curl --noproxy '*' -s -m 3 -H @-"
            + " http://169.254.169.254/latest/meta-data/iam/security-credentials/"
            + role
            + " | grep -E '\"(Code|Message|LastUpdated|Expiration)\"'");
  }

  private static Remedy reassociate() {
    return Remedy.of(
        Step.investigate(
            "Compare the profile's id",
            "A profile that was deleted and made again under the same name has another id. Run it"
                + " where you have access to the account.",
            "aws iam get-instance-profile --instance-profile-name PROFILE",
            "aws ec2 describe-iam-instance-profile-associations"),
        Step.repair(
            "Associate the profile again",
            "Credentials follow within about a minute; programs may need a restart.",
            "aws ec2 replace-iam-instance-profile-association --association-id ASSOCIATION"
                + " --iam-instance-profile Name=PROFILE"),
        Step.verify(
            "Capture again", "Expect \"Code\" : \"Success\" in iam/info after about a minute."),
        Step.undo(
            "Associate the former profile",
            "The same command with its name.",
            "aws ec2 replace-iam-instance-profile-association --association-id ASSOCIATION"
                + " --iam-instance-profile Name=FORMER"));
  }
}
