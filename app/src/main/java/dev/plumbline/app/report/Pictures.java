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

  /** One picture for each family that was captured; IPv6 only where the host uses it. */
  public static List<Picture> of(Snapshot snapshot) {
    List<Picture> pictures = new ArrayList<>();
    for (Family family : Family.values()) {
      if (snapshot.rules(family) instanceof Captured.Known
          || snapshot.routes(family) instanceof Captured.Known) {
        RoutingOptions options = family == Family.V4 ? RoutingOptions.V4 : RoutingOptions.V6;
        RoutingPicture routing = RoutingDiagram.build(snapshot, options);
        if (family == Family.V4 || uses6(snapshot) || marked(routing)) {
          pictures.add(picture(family, routing));
        }
      }
    }
    return List.copyOf(pictures);
  }

  private static boolean uses6(Snapshot snapshot) {
    return snapshot.addresses().orElse(List.of()).stream()
        .anyMatch(a -> a.family() == Family.V6 && a.global());
  }

  private static boolean marked(RoutingPicture routing) {
    return routing.missing() + routing.extra() + routing.conflicts() + routing.empty() > 0;
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
