package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class ImdsChecks {
  private ImdsChecks() {}

  public static List<Check> all() {
    return List.of(
        new ImdsUnreachable(),
        new ImdsEndpointDisabled(),
        new ImdsHopLimit(),
        new ImdsOldClient(),
        new ImdsThrottled(),
        new ImdsProxy(),
        new ImdsBlocked(),
        new ImdsWay(),
        new ImdsNoProfile(),
        new ImdsRole(),
        new ImdsInterceptor(),
        new ImdsData(),
        new ImdsBootFallback(),
        new ImdsPodIdentity());
  }
}
