package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.envoy.Certificate;
import java.time.Duration;
import java.util.OptionalLong;

/** A certificate has less than two weeks left; one that is expired is a fault of its own. */
final class CertificateExpiring extends EnvoyCheck {
  private static final String ID = "envoy-cert-expiring";
  private static final String FIRST = "server.days_until_first_cert_expiring";
  private static final long DAYS = 14;

  CertificateExpiring() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    OptionalLong first = new Counters(facts.state()).value(FIRST);
    if (facts.state().certificates().optional().isPresent()) {
      for (Certificate certificate : Certificates.all(facts)) {
        OptionalLong days = days(facts, certificate);
        if (days.orElse(DAYS) < DAYS && !Certificates.expired(facts, certificate)) {
          findings.report(
              draft(Certificates.name(certificate), days.getAsLong())
                  .evidence(certificate.evidence()));
        }
      }
    } else if (first.isPresent() && first.getAsLong() < DAYS) {
      findings.report(
          draft("envoy", first.getAsLong())
              .evidence(new Counters(facts.state()).lines(FIRST).stream().limit(1).toList()));
    } else if (first.isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().certificates()));
    }
  }

  private static OptionalLong days(EnvoyFacts facts, Certificate certificate) {
    return certificate.days().isPresent()
        ? certificate.days()
        : facts
            .now()
            .flatMap(now -> certificate.until().map(end -> Duration.between(now, end).toDays()))
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
  }

  private static FindingDraft draft(String subject, long days) {
    return FindingDraft.of(ID, subject, subject + ": the certificate expires in " + days + " days")
        .consequence("Peers refuse it from then on, and requests fail.")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Read all certificates",
                    "days_until_expiration of each.",
                    EnvoySteps.admin("/certs")),
                Step.repair(
                    "Renew it where it comes from",
                    "AWS Private CA and ACM renew on their own when the certificate is in use; a"
                        + " file or secret must be replaced, and Envoy reads a file anew only when"
                        + " it is given by SDS or at a new start."),
                Step.verify("Read them again", "More than 14 days.", EnvoySteps.admin("/certs"))))
        .source("Envoy admin interface, /certs");
  }
}
