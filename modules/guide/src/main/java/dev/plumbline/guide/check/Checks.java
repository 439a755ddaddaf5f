package dev.plumbline.guide.check;

import dev.plumbline.guide.check.eks.EksChecks;
import dev.plumbline.guide.check.envoy.EnvoyChecks;
import dev.plumbline.guide.check.firewall.FirewallChecks;
import dev.plumbline.guide.check.host.HostChecks;
import dev.plumbline.guide.check.imds.ImdsChecks;
import dev.plumbline.guide.check.netutils.NetUtilsChecks;
import dev.plumbline.guide.check.networkd.NetworkdChecks;
import dev.plumbline.guide.check.routing.RoutingChecks;
import dev.plumbline.guide.check.ssm.SsmChecks;
import dev.plumbline.guide.check.vpc.VpcChecks;
import java.util.List;
import java.util.stream.Stream;

/** Every check the product has. */
public final class Checks {
  private Checks() {}

  /** In the order of the catalogue's sections. */
  public static List<Check> all() {
    return Stream.of(
            RoutingChecks.all(),
            NetUtilsChecks.all(),
            NetworkdChecks.all(),
            EksChecks.all(),
            SsmChecks.all(),
            ImdsChecks.all(),
            FirewallChecks.all(),
            HostChecks.all(),
            EnvoyChecks.all(),
            VpcChecks.all())
        .flatMap(List::stream)
        .toList();
  }
}
