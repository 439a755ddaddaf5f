package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.UnitState;
import dev.plumbline.model.account.AccountInstance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * No role is attached, though something on the host wants one (F8): {@code iam/info} does not exist
 * while other keys do, and the account shows no instance profile. Where nobody asks for a role, a
 * host without one is in order.
 */
final class ImdsNoProfile extends SingleCheck {
  private static final String AGENT = "amazon-ssm-agent";
  private static final Set<String> ASKING =
      Set.of(
          "amazon-cloudwatch-agent.service",
          "ecs.service",
          "codedeploy-agent.service",
          "awslogsd.service",
          "kubelet.service");

  ImdsNoProfile() {
    super("imds-no-instance-profile", Need.METADATA);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Optional<Metadata.Value> info = ImdsFacts.value(context, "iam/info");
    boolean works = ImdsFacts.value(context, "mac").filter(Metadata.Value::answered).isPresent();
    Optional<AccountInstance> account = ImdsFacts.instance(context);
    if (info.isEmpty()) {
      findings.notChecked(id(), "imds.txt: iam/info was not asked");
      return;
    }
    boolean contradicted = account.filter(a -> a.profile().isPresent()).isPresent();
    Optional<Asking> asking = asking(context);
    if (works && info.get().status() == 404 && !contradicted && asking.isPresent()) {
      boolean doubt = asking.get().doubt();
      Confidence sure = account.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY;
      findings.report(
          draft(context, asking.get())
              .evidence(info.get().evidence())
              .evidence(account.map(AccountInstance::evidence))
              .evidence(asking.get().evidence())
              .confidence(doubt ? Confidence.POSSIBLE : sure));
    }
  }

  /** Who wants a role; {@code doubt} when it may get one in another way. */
  private record Asking(String who, boolean doubt, Evidence evidence) {}

  private static Optional<Asking> asking(CheckContext context) {
    Optional<Asking> refused =
        context
            .sightings()
            .standing("ssm-e05", "imds-no-role")
            .map(s -> new Asking(s.record().log(), false, s.record().evidence()));
    return refused
        .or(() -> running(context, ASKING::contains).map(u -> of(u, false)))
        .or(
            () ->
                running(context, id -> id.contains(AGENT))
                    .filter(_ -> !heard(context))
                    .map(u -> of(u, true)));
  }

  private static Asking of(UnitState unit, boolean doubt) {
    return new Asking(unit.id(), doubt, unit.evidence());
  }

  /** The agent's log would tell, and does not complain. */
  private static boolean heard(CheckContext context) {
    return !context.sightings().logs().files(AGENT).isEmpty();
  }

  private static Optional<UnitState> running(CheckContext context, Predicate<String> wanted) {
    return context.snapshot().units().orElse(Map.of()).values().stream()
        .filter(u -> wanted.test(u.id()) && u.active().equals("active"))
        .findFirst();
  }

  private FindingDraft draft(CheckContext context, Asking asking) {
    String instance = ImdsFacts.id(context);
    String subject = ImdsFacts.host(context);
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": no role is attached (iam/info is answered 404), and "
                + asking.who()
                + " wants one")
        .consequence("Programs that rely on the instance's role cannot call AWS.")
        .remedy(
            Remedy.of(
                Step.repair(
                    "Attach an instance profile",
                    "Credentials follow within about a minute. PROFILE is an instance profile whose"
                        + " role has the rights that the programs need. Run it where you have"
                        + " access to the account; restart the programs afterwards.",
                    "aws ec2 associate-iam-instance-profile --instance-id "
                        + instance
                        + " --iam-instance-profile Name=PROFILE"),
                Step.verify(
                    "Ask again after a minute",
                    "Capture again and expect iam/info with \"Code\" : \"Success\"."),
                Step.undo(
                    "Take it away",
                    "With the association id that the first command printed.",
                    "aws ec2 disassociate-iam-instance-profile --association-id ASSOCIATION")))
        .source("IAM user guide, Troubleshoot IAM and Amazon EC2; aws/amazon-ssm-agent#609");
  }
}
