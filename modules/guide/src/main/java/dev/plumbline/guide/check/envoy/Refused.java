package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import java.util.Optional;

/** The management server does not serve this resource: wrong name, or its quota is used up. */
final class Refused extends ManagementCheck {
  private static final int QUOTA = 8;

  Refused() {
    super("envoy-ems-refused", 3, QUOTA);
  }

  @Override
  Optional<FindingDraft> draft(EnvoyFacts facts, Optional<XdsCloses.Close> close) {
    return close.map(c -> report(facts, c));
  }

  private FindingDraft report(EnvoyFacts facts, XdsCloses.Close close) {
    String subject = facts.identity();
    boolean quota = close.code() == QUOTA;
    String name = quota ? "8 (RESOURCE_EXHAUSTED)" : "3 (INVALID_ARGUMENT)";
    return FindingDraft.of(
            id(),
            subject,
            subject + ": the management server closes the stream with " + name + words(close))
        .consequence(
            quota
                ? "More proxies ask for this virtual node than its quota allows, 50 unless raised."
                    + " This one gets no configuration."
                : "The resource name of the proxy is wrong, or a Cloud Map service or certificate"
                    + " that the resource refers to is missing.")
        .evidence(evidence(facts, Optional.of(close.evidence())))
        .remedy(quota ? quota() : name())
        .source("App Mesh user guide, troubleshooting setup and scaling");
  }

  private static Remedy quota() {
    return Remedy.of(
        Step.repair(
            "Run fewer copies or raise the quota",
            "Connected Envoy processes per virtual node is the name of the quota. Proxies of"
                + " stopped tasks count until their stream ends."),
        Step.investigate(
            "Read the quotas",
            "Look for connected Envoy processes.",
            "aws service-quotas list-service-quotas --service-code appmesh"),
        EnvoySteps.ready("LIVE once a place is free."));
  }

  private static Remedy name() {
    return Remedy.of(
        Step.investigate(
            "Compare the name with the mesh",
            "The proxy was started with APPMESH_RESOURCE_ARN; the mesh must have exactly that"
                + " resource. MESH is the name between mesh/ and the next slash.",
            EnvoySteps.admin("/server_info"),
            "aws appmesh list-virtual-nodes --mesh-name MESH",
            "aws appmesh list-virtual-gateways --mesh-name MESH"),
        Step.repair(
            "Start the proxy with the right name",
            "Write the right ARN into the task definition or the pod and deploy anew; or create the"
                + " Cloud Map service or certificate that the resource names."),
        EnvoySteps.ready("LIVE within a minute."));
  }
}
