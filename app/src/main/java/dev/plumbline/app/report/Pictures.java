package dev.plumbline.app.report;

import dev.plumbline.diagram.RoutingDiagram;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.report.Picture;
import java.util.ArrayList;
import java.util.List;

/** The diagrams of a report. */
public final class Pictures {
  private Pictures() {}

  /** One picture for each family whose rules or routes were captured. */
  public static List<Picture> of(Snapshot snapshot) {
    List<Picture> pictures = new ArrayList<>();
    for (Family family : Family.values()) {
      if (snapshot.rules(family) instanceof Captured.Known
          || snapshot.routes(family) instanceof Captured.Known) {
        RoutingOptions options = family == Family.V4 ? RoutingOptions.V4 : RoutingOptions.V6;
        pictures.add(picture(family, RoutingDiagram.build(snapshot, options)));
      }
    }
    return List.copyOf(pictures);
  }

  private static Picture picture(Family family, RoutingPicture routing) {
    return new Picture(family.label() + " routing", explanation(routing), routing.page());
  }

  /** One sentence: what to look for in the picture. */
  private static String explanation(RoutingPicture routing) {
    List<String> marks = new ArrayList<>();
    count(marks, routing.missing(), "missing");
    count(marks, routing.extra(), "extra");
    count(marks, routing.conflicts(), "in conflict");
    count(marks, routing.empty(), "leading to an empty table");
    return marks.isEmpty()
        ? "Policy rules in the order the kernel tries them, the tables they lead to, and the links."
        : "Policy rules, tables and links; marked in place: " + String.join(", ", marks) + ".";
  }

  private static void count(List<String> marks, int count, String what) {
    if (count > 0) {
      marks.add(count + " " + what);
    }
  }
}
