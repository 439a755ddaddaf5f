package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class FirewallChecks {
  private FirewallChecks() {}

  public static List<Check> all() {
    return List.of(new FirewallBlocked(), new TwoBackends(), new ConntrackFull());
  }
}
