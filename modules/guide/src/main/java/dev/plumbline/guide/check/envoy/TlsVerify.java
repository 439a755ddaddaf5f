package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.envoy.Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The certificate of a peer is not accepted, or an own one is expired (M14). */
final class TlsVerify extends EnvoyCheck {
  private static final String ID = "envoy-upstream-tls-verify-failed";
  private static final Pattern COUNTERS =
      Pattern.compile("(?:cluster|listener)\\.(.+)\\.ssl\\.fail_verify_\\w+");

  TlsVerify() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Counters counters = new Counters(facts.state());
    Set<String> reported = new HashSet<>();
    Map<String, List<String>> grown = counters.grown(COUNTERS);
    grown.forEach(
        (subject, names) -> {
          reported.add(subject);
          findings.report(
              draft(subject, "the certificate of the peer is refused: " + counters.words(names))
                  .evidence(names.stream().flatMap(n -> counters.lines(n).stream()).toList()));
        });
    RecentLines lines = new RecentLines(facts, "envoy-certificate-refused");
    lines
        .newest()
        .filter(_ -> grown.isEmpty())
        .ifPresent(
            line -> {
              String subject = lines.subject();
              reported.add(subject);
              findings.report(
                  draft(
                          subject,
                          "the certificate of the peer is refused: CERTIFICATE_VERIFY_FAILED")
                      .confidence(Confidence.LIKELY)
                      .evidence(line.evidence()));
            });
    for (Certificate certificate : Certificates.all(facts)) {
      if (Certificates.expired(facts, certificate)) {
        String subject = Certificates.name(certificate);
        reported.add(subject);
        findings.report(
            draft(
                    subject,
                    "the certificate is expired"
                        + certificate.until().map(u -> " since " + u).orElse(""))
                .evidence(certificate.evidence()));
      }
    }
    boolean sampled = facts.state().laterStats().optional().isPresent();
    if (reported.isEmpty() && !sampled && facts.state().certificates().optional().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().laterStats()));
    }
  }

  private static FindingDraft draft(String subject, String what) {
    return FindingDraft.of(ID, subject, subject + ": " + what)
        .consequence("No connection comes about; requests are answered 503.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Compare certificate and trust",
                    "Dates, issuer and names of what each side shows and trusts.",
                    EnvoySteps.admin("/certs"),
                    EnvoySteps.inside(
                        "openssl s_client -connect HOST:PORT -showcerts </dev/null | openssl x509"
                            + " -noout -dates -issuer -ext subjectAltName")),
                Step.repair(
                    "Trust the issuer, renew, or correct the name",
                    "fail_verify_san: the name expected is not in the certificate."
                        + " fail_verify_error: its authority is not trusted or it is expired."
                        + " fail_verify_no_cert: the peer shows none."),
                EnvoySteps.stats("ssl.handshake grows, fail_verify stays.", "ssl")))
        .source("Envoy TLS statistics; aws/aws-app-mesh-roadmap#162");
  }
}
