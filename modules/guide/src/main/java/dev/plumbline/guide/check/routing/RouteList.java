package dev.plumbline.guide.check.routing;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Snapshot;

/** The files in which an absence shows. */
final class RouteList {
  private static final IpPrefix UNIQUE_LOCAL = IpPrefix.parse("fc00::/7");

  private RouteList() {}

  /** The file that lists the routes of a family. */
  static Evidence of(Snapshot snapshot, Family family) {
    return file(snapshot.routes(family), "ip-j-route-all.json");
  }

  /** The file that lists the rules of a family. */
  static Evidence rules(Snapshot snapshot, Family family) {
    return file(snapshot.rules(family), "ip-j-rule.json");
  }

  /** True when a route that is not listed in main is not there: no file was cut. */
  static boolean mainIsWhole(Snapshot snapshot, Family family) {
    String alone = "ip-route-main.txt";
    return snapshot.routes(family).complete()
        || (family == Family.V4
            && snapshot.recording().has(alone)
            && !snapshot.recording().manifest().incomplete().contains(alone));
  }

  /** Unique local IPv6 addresses need no default route. */
  static boolean uniqueLocal(IpAddress address) {
    return UNIQUE_LOCAL.contains(address);
  }

  private static Evidence file(Captured<?> captured, String usual) {
    return captured instanceof Captured.Known<?> known && !known.files().isEmpty()
        ? Evidence.file(known.files().getFirst())
        : Evidence.file(usual);
  }
}
