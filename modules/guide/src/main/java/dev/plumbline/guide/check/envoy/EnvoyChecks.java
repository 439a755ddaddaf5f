package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class EnvoyChecks {
  private EnvoyChecks() {}

  public static List<Check> all() {
    return List.of(
        new NotRunning(),
        new ImagePullDenied(),
        new Readiness(),
        new AppMeshRetired(),
        new Unreachable(),
        new NotAuthorized(),
        new Unauthenticated(),
        new Refused(),
        new ConfigRefused(),
        new UpstreamMembers(),
        new UpstreamConnect(),
        new NoRoute(),
        new Overload(),
        new TlsVerify(),
        new ProtocolMismatch(),
        new CertificateExpiring());
  }
}
