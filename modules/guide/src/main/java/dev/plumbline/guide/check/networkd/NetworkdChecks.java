package dev.plumbline.guide.check.networkd;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NetworkdChecks {
  private NetworkdChecks() {}

  public static List<Check> all() {
    return List.of(
        new LinkFailed(),
        new LinkConfiguringStuck(),
        new DhcpLeaseLost(),
        new DhcpNeverAcquired(),
        new NetworkFileUnexpected(),
        new AdminDropIn(),
        new ForeignConfig(),
        new ManageForeignDefault(),
        new CloudInitPolicyRouting());
  }
}
