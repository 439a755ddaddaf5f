package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NetUtilsChecks {
  private NetUtilsChecks() {}

  public static List<Check> all() {
    return List.of();
  }
}
