package dev.plumbline.app.cli;

import dev.plumbline.model.Confidence;
import dev.plumbline.path.diff.Difference;
import dev.plumbline.path.diff.Difference.Change;
import dev.plumbline.path.diff.Section;
import dev.plumbline.path.diff.Side;
import dev.plumbline.path.diff.SnapshotDiff;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Differences as people read them in a terminal, by section. */
final class DiffText {
  private final PrintWriter out;
  private final boolean all;

  /**
   * @param all lists what follows from another difference too
   */
  DiffText(PrintWriter out, boolean all) {
    this.out = out;
    this.all = all;
  }

  void print(String first, String second, SnapshotDiff diff) {
    out.println(Terminal.safe(first) + " -> " + Terminal.safe(second));
    if (diff.same()) {
      out.println();
      out.println("No difference.");
    }
    Map<String, List<Difference>> following = diff.following();
    for (Section section : Section.values()) {
      List<Difference> roots = diff.roots(section).toList();
      if (!roots.isEmpty()) {
        out.println();
        out.println(section.label());
        roots.forEach(d -> root(d, following.getOrDefault(d.subject(), List.of())));
      }
    }
    if (!diff.notCompared().isEmpty()) {
      out.println();
      out.println("Not compared");
      diff.notCompared()
          .forEach(n -> out.println("  " + n.section().label() + ": " + Terminal.safe(n.why())));
    }
  }

  private void root(Difference difference, List<Difference> following) {
    line("  ", difference);
    if (all) {
      following.forEach(d -> line("      ", d));
    } else if (!following.isEmpty()) {
      out.println("      and with it " + counts(following));
    }
  }

  private void line(String indent, Difference difference) {
    out.printf(
        "%s%s %s  (%s)%n",
        indent,
        difference.kind().sign(),
        Terminal.safe(difference.subject()),
        Terminal.safe(owner(difference)));
    for (Change change : difference.changes()) {
      changed(indent + "    ", change);
    }
  }

  /** Long values, which are lists, are told by what is new and what is gone. */
  private void changed(String indent, Change change) {
    if (!change.field().equals("content")) {
      out.printf(
          "%s%s %s -> %s%n",
          indent,
          Terminal.safe(change.field()),
          Terminal.safe(shown(change.first())),
          Terminal.safe(shown(change.second())));
      return;
    }
    List<String> gone = new ArrayList<>(List.of(change.first().split("; ")));
    List<String> fresh = new ArrayList<>();
    for (String part : change.second().split("; ")) {
      if (!gone.remove(part)) {
        fresh.add(part);
      }
    }
    gone.forEach(g -> out.println(indent + "- " + Terminal.safe(g)));
    fresh.forEach(f -> out.println(indent + "+ " + Terminal.safe(f)));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "none" : value;
  }

  private static String owner(Difference difference) {
    List<String> labels =
        Stream.concat(difference.first().stream(), difference.second().stream())
            .map(Side::owner)
            .map(o -> (o.confidence() == Confidence.POSSIBLE ? "possibly " : "") + o.label())
            .distinct()
            .toList();
    return String.join(" -> ", labels);
  }

  private static String counts(List<Difference> following) {
    Map<Section, Integer> counts = new EnumMap<>(Section.class);
    following.forEach(d -> counts.merge(d.section(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    counts.forEach(
        (section, count) -> words.add(section.label().toLowerCase(Locale.ROOT) + ": " + count));
    return String.join(", ", words);
  }
}
