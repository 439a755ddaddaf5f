package dev.plumbline.guide.check.host;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class HostChecks {
  private HostChecks() {}

  public static List<Check> all() {
    return List.of(
        new ClockSkew(),
        new DiskFull(),
        new MemoryOom(),
        new DnsNoServer(),
        new DnsNotVpc(),
        new HostDnsFailure(),
        new EnaAllowance(),
        new MtuMismatch(),
        new MartianSource());
  }
}
