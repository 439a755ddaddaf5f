package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.logs.Sighting;
import java.util.Optional;

/**
 * The stream is not signed: closed with 16, or Envoy could not read credentials (M4, M18). A call
 * without credentials that ends with 16 is the good answer and does not count.
 */
final class Unauthenticated extends ManagementCheck {
  private static final String DESCRIPTORS = "envoy-credential-descriptors";

  Unauthenticated() {
    super("envoy-ems-unauthenticated", 16);
  }

  @Override
  Optional<FindingDraft> draft(EnvoyFacts facts, Optional<XdsCloses.Close> close) {
    Optional<XdsCloses.Close> newest = new XdsCloses(facts).standing();
    Optional<Sighting> line =
        facts
            .context()
            .sightings()
            .newest(DESCRIPTORS, "envoy-credentials-failed")
            .filter(s -> newest.isEmpty() || close.isPresent())
            .filter(s -> afterStart(facts, s));
    if (close.isEmpty() && line.isEmpty()) {
      return Optional.empty();
    }
    String subject = facts.identity();
    String said =
        close
            .map(
                c -> "the management server closes the stream with 16 (UNAUTHENTICATED)" + words(c))
            .orElse("Envoy cannot read its credentials");
    boolean descriptors = line.filter(s -> s.signature().id().equals(DESCRIPTORS)).isPresent();
    return Optional.of(
        FindingDraft.of(id(), subject, subject + ": " + said)
            .consequence(
                descriptors
                    ? "More than 1024 files are open, at which the credential fetcher of Envoy up"
                        + " to 1.24 fails."
                    : "The call is not signed. Metadata is out of reach or only answers version 2,"
                        + " or the token of the service account cannot be read.")
            .evidence(evidence(facts, close.map(XdsCloses.Close::evidence)))
            .evidence(line.map(s -> s.record().evidence()))
            .becauseOnHost(
                "imds-endpoint-disabled",
                "imds-hop-limit-too-small",
                "imds-blocked-by-local-firewall",
                "imds-credential-interceptor",
                "imds-proxy-in-path",
                "imds-no-instance-profile",
                "imds-unreachable")
            .remedy(remedy(descriptors))
            .source(
                "aws/aws-app-mesh-roadmap#159; envoyproxy/envoy#24136; App Mesh user guide,"
                    + " troubleshooting Kubernetes"));
  }

  private static boolean afterStart(EnvoyFacts facts, Sighting sighting) {
    return facts
        .context()
        .sightings()
        .newest("envoy-starting")
        .filter(start -> start.record().order() > sighting.record().order())
        .isEmpty();
  }

  private static Remedy remedy(boolean descriptors) {
    Step repair =
        descriptors
            ? Step.repair(
                "Update the image", "Envoy from 1.25.1 on reads credentials without that limit.")
            : Step.repair(
                "Give the proxy its credentials",
                "On Amazon ECS the task needs a task role; on Kubernetes the service account needs"
                    + " its role annotation; on EC2 the instance needs a profile and, for"
                    + " containers, a hop limit of 2. Images before v1.24.0.0 only speak version 1"
                    + " of the metadata service.",
                "aws ec2 modify-instance-metadata-options --instance-id INSTANCE"
                    + " --http-put-response-hop-limit 2");
    return Remedy.of(
        repair,
        EnvoySteps.look(
            "See who answers for credentials",
            "On Amazon ECS 169.254.170.2 answers with a role; on EC2 metadata answers 200 to the"
                + " token request. Nothing is printed but the status.",
            EnvoySteps.inside(
                "curl -s -o /dev/null -w '%{http_code}\\n' -m 3 -X PUT"
                    + " -H 'X-aws-ec2-metadata-token-ttl-seconds: 60'"
                    + " http://169.254.169.254/latest/api/token")),
        EnvoySteps.ready("LIVE within a minute after credentials can be read."),
        Step.undo(
            "Put the hop limit back",
            "Only where it was changed; 1 keeps metadata from containers.",
            "aws ec2 modify-instance-metadata-options --instance-id INSTANCE"
                + " --http-put-response-hop-limit 1"));
  }
}
