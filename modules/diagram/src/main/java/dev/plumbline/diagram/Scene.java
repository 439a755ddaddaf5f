package dev.plumbline.diagram;

import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import java.util.List;
import java.util.Locale;

/** Everything the picture is made from. */
record Scene(
    Snapshot snapshot,
    HostModel host,
    Differences differences,
    List<Family> families,
    String filter) {

  /** The one link that stands for everything the kernel delivers itself. */
  static final String THIS_HOST = "this host";

  /** Both families are drawn, so that each thing must say its own. */
  boolean both() {
    return families.size() > 1;
  }

  /** Part of an outline text that names the family where it cannot be told otherwise. */
  String family(Family family) {
    return both() ? family.label() + " " : "";
  }

  boolean hit(String words) {
    return !filter.isBlank()
        && words.toLowerCase(Locale.ROOT).contains(filter.strip().toLowerCase(Locale.ROOT));
  }

  /** Routes of every drawn family are known and whole, so that absence is a fact. */
  boolean routesKnown() {
    return families.stream().allMatch(f -> snapshot.routes(f).complete());
  }

  static String tableId(String name) {
    return "table/" + name;
  }

  static String linkId(String name) {
    return "link/" + name;
  }
}
