package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;

/** The two ends speak different protocols: TLS and plain, PROXY and HTTP (M12, M17). */
final class ProtocolMismatch extends EnvoyCheck {
  private static final String ID = "envoy-protocol-mismatch";

  ProtocolMismatch() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    RecentLines lines =
        new RecentLines(
            facts, "envoy-plain-text-on-tls", "envoy-not-http", "envoy-server-speaks-first");
    lines
        .newest()
        .ifPresent(
            line -> {
              String subject = lines.subject();
              findings.report(
                  FindingDraft.of(ID, subject, subject + ": " + what(line.text()))
                      .consequence("No connection of this kind can work until both ends agree.")
                      .evidence(lines.all().stream().limit(4).map(l -> l.evidence()).toList())
                      .confidence(Confidence.LIKELY)
                      .remedy(remedy(line.text()))
                      .source(
                          "App Mesh user guide, troubleshooting connectivity;"
                              + " aws/aws-app-mesh-roadmap#62"));
            });
    if (!facts.logged()) {
      findings.notChecked(ID, EnvoyFacts.noLog());
    }
  }

  private static String what(String line) {
    if (line.contains("HPE_INVALID_METHOD")) {
      return "something that is not HTTP comes to an HTTP listener, such as PROXY protocol or TLS";
    }
    return line.contains("initial communication")
        ? "a protocol in which the server speaks first goes through a TLS inspector"
        : "one end speaks TLS, the other plain text";
  }

  private static Remedy remedy(String line) {
    Step repair =
        line.contains("HPE_INVALID_METHOD")
            ? Step.repair(
                "Switch PROXY protocol off at the target group",
                "ARN is the target group of the Network Load Balancer. Or terminate TLS at the"
                    + " listener, when TLS is what comes.",
                "aws elbv2 modify-target-group-attributes --target-group-arn ARN --attributes"
                    + " Key=proxy_protocol_v2.enabled,Value=false")
            : line.contains("initial communication")
                ? Step.repair(
                    "Leave the port out of the redirection",
                    "Add the port, such as 3306 or 25, to EgressIgnoredPorts of the proxy"
                        + " configuration and deploy anew.")
                : Step.repair(
                    "Set TLS on both ends, or on none",
                    "The TLS mode of the listener and the client policy of the backend must"
                        + " agree.");
    Step undo =
        line.contains("HPE_INVALID_METHOD")
            ? Step.undo(
                "Switch it on again",
                "Only for an upstream that expects it.",
                "aws elbv2 modify-target-group-attributes --target-group-arn ARN --attributes"
                    + " Key=proxy_protocol_v2.enabled,Value=true")
            : Step.undo("Go back", "Deploy the former revision.");
    return Remedy.of(
        repair,
        EnvoySteps.stats(
            "ssl.connection_error and downstream_cx_protocol_error stay.",
            "connection_error|protocol_error"),
        undo);
  }
}
