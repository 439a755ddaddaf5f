package dev.plumbline.guide.check.envoy;

import dev.plumbline.model.envoy.Certificate;
import java.util.List;

/** Certificates that Envoy holds. */
final class Certificates {
  private Certificates() {}

  static List<Certificate> all(EnvoyFacts facts) {
    return facts.state().certificates().orElse(List.of());
  }

  /** The file; where it has none the first name, else the serial number. */
  static String name(Certificate certificate) {
    return certificate.path().isEmpty() || certificate.path().startsWith("<")
        ? certificate.names().stream().findFirst().orElse(certificate.serial())
        : certificate.path();
  }

  /** By its date; Envoy counts 0 days both on the last day and after it. */
  static boolean expired(EnvoyFacts facts, Certificate certificate) {
    return certificate.until().isPresent()
        && facts.now().filter(now -> certificate.until().get().isBefore(now)).isPresent();
  }
}
