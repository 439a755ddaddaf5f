package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class NetUtilsChecks {
  private NetUtilsChecks() {}

  public static List<Check> all() {
    return List.of(
        new PolicyRuleMissing(),
        new StalePolicyRule(),
        new SecondaryAddressMissing(),
        new AddressNotApplied(),
        new ConfigKernelDrift(),
        new AliasFileRemoved(),
        new LockLeaked(),
        new LockHeldNoInterface(),
        new ReloadPending(),
        new ReloadDeferred(),
        new ReloadPrecededLoss(),
        new RefreshStuck(),
        new RefreshFailed(),
        new PolicyUnitMissing(),
        new PolicyUnitFailed(),
        new DeviceNumberUnidentified(),
        new EniNumberCollision(),
        new EniConfOutdated(),
        new V6PrefixRouteMissing(),
        new PrimaryHasRule(),
        new ImdsTokenViaOtherLink());
  }
}
