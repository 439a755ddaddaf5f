package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Sort;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.PrefixList;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a VPC route table in the order of those of a host: default, then the longest. */
final class VpcRows {
  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final VpcIndex index;
  private final VpcMarks marks;

  VpcRows(Scene scene, Map<String, Subject> subjects, VpcIndex index, VpcMarks marks) {
    this.scene = scene;
    this.subjects = subjects;
    this.index = index;
    this.marks = marks;
  }

  List<Row> read(VpcRouteTable table) {
    return table.routes().stream()
        .filter(this::drawn)
        .sorted(
            Comparator.comparing((VpcRoute r) -> sort(r))
                .thenComparing(r -> -r.prefix().map(IpPrefix::length).orElse(0))
                .thenComparing(VpcRoute::destination))
        .map(r -> row(table, r))
        .toList();
  }

  /** A prefix list without readable entries may hold either family. */
  private boolean drawn(VpcRoute route) {
    return route
        .prefix()
        .map(IpPrefix::family)
        .or(() -> family(route.destination()))
        .map(scene.families()::contains)
        .orElse(true);
  }

  private Optional<Family> family(String list) {
    return Optional.ofNullable(index.state().prefixLists().get(list))
        .map(PrefixList::entries)
        .flatMap(Captured::optional)
        .flatMap(e -> e.stream().findFirst())
        .map(IpPrefix::family);
  }

  private static Sort sort(VpcRoute route) {
    return route.prefix().filter(p -> p.length() == 0).isPresent() ? Sort.DEFAULT : Sort.SUBNET;
  }

  private Row row(VpcRouteTable table, VpcRoute route) {
    String id = VpcWay.id(table, route);
    subjects.put(id, new Subject.OneVpcRoute(table, route));
    boolean all = sort(route) == Sort.DEFAULT;
    String head =
        all
            ? "default"
            : route.prefix().map(Labels::prefix).orElseGet(() -> Labels.id(route.destination()));
    String target = route.target().isEmpty() ? "unknown" : route.target();
    String outline =
        "Route %s%s to %s%s%s"
            .formatted(
                all ? scene.family(route.prefix().orElseThrow().family()) : "",
                all ? "default" : route.destination(),
                target,
                route.blackhole() ? ", blackhole: its target is gone" : "",
                route.propagated() ? ", propagated" : "");
    State state = route.blackhole() ? State.BLACKHOLE : State.NORMAL;
    Face face = new Face(id, state, Optional.empty(), outline, scene.hit(outline), 1);
    return marks.marked(
        new Row(
            face,
            sort(route),
            head,
            Labels.id(target),
            route.propagated() ? "vgw" : "",
            false,
            false,
            List.of(VpcWay.id(end(table, route))),
            true,
            List.of(),
            false),
        marks.ofRoute(table, route));
  }

  private static String end(VpcRouteTable table, VpcRoute route) {
    if (route.local()) {
      return table.vpc();
    }
    return route.target().isEmpty() ? "unknown" : route.target();
  }
}
