package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package. */
public final class EksChecks {
  private EksChecks() {}

  public static List<Check> all() {
    return List.of(
        new RaceOwner(),
        new RaceReleased(),
        new CniTables(),
        new PodRules(),
        new RulesLost(),
        new EniRuleMissing(),
        new HostRoutes(),
        new PodIpConflict(),
        new NetUtilsActive(),
        new ForeignOwner(),
        new VethMac(),
        new PacketFilters(),
        new MarkOverridden(),
        new KernelSettings(),
        new StrictMode(),
        new EgressRoute(),
        new IpamdState(),
        new PolicyDenied());
  }
}
