package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package, in the order of the catalogue. */
public final class VpcChecks {
  private VpcChecks() {}

  public static List<Check> all() {
    return List.of(new NeededFlows(), new EndpointDns(), new AddressForeign());
  }
}
