package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/** The management server closes the stream with 7: the role may not open it (M4). */
final class NotAuthorized extends ManagementCheck {
  private static final String POLICIES = "aws-iam-list-attached-role-policies.json";

  NotAuthorized() {
    super("envoy-ems-not-authorized", 7);
  }

  @Override
  Optional<FindingDraft> draft(EnvoyFacts facts, Optional<XdsCloses.Close> close) {
    return close.map(c -> report(facts, c));
  }

  private FindingDraft report(EnvoyFacts facts, XdsCloses.Close close) {
    String subject = facts.identity();
    boolean unread =
        facts.state().server().optional().filter(s -> s.state().equals("LIVE")).isEmpty();
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": the management server closes the stream with 7 (PERMISSION_DENIED)"
                + words(close))
        .consequence(
            "Network and credentials work; the role lacks appmesh:StreamAggregatedResources for"
                + " this resource. "
                + (unread
                    ? "The proxy gets no configuration."
                    : "The proxy keeps its last configuration."))
        .evidence(evidence(facts, Optional.of(close.evidence())))
        .evidence(policies(facts))
        .remedy(remedy())
        .source("App Mesh user guide, proxy authorization; aws/aws-app-mesh-roadmap#80");
  }

  private static List<Evidence> policies(EnvoyFacts facts) {
    boolean lacks =
        facts
            .context()
            .snapshot()
            .recording()
            .text(POLICIES)
            .filter(text -> !text.contains("AppMeshEnvoyAccess") && !text.contains("AppMeshFull"))
            .isPresent();
    return lacks ? List.of(Evidence.file(POLICIES)) : List.of();
  }

  private static Remedy remedy() {
    String policy = "arn:aws:iam::aws:policy/AWSAppMeshEnvoyAccess";
    return Remedy.of(
        Step.repair(
            "Let the role open the stream",
            "ROLE is the role of the task, of the service account or of the instance, whichever the"
                + " proxy uses. A policy of your own for this one resource is narrower. The proxy"
                + " tries again by itself within half a minute.",
            "aws iam attach-role-policy --role-name ROLE --policy-arn " + policy),
        EnvoySteps.ready("LIVE within a minute."),
        Step.undo(
            "Take the policy off again",
            "The stream of running proxies ends at its next renewal.",
            "aws iam detach-role-policy --role-name ROLE --policy-arn " + policy));
  }
}
