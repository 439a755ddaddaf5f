package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Sort;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Route;
import dev.plumbline.model.Route.NextHop;
import dev.plumbline.path.whatif.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The routes of one table in reading order, with those that should be among them. */
final class RouteEntries {
  private static final Pattern POD_LINK = Pattern.compile("eni[0-9a-f]{11}");
  private static final Set<String> OWN = Set.of("local", "broadcast", "multicast", "anycast");

  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final Map<String, Integer> used = new HashMap<>();

  private record Placed(Row row, Family family, IpPrefix destination, long metric, int position) {}

  RouteEntries(Scene scene, Map<String, Subject> subjects) {
    this.scene = scene;
    this.subjects = subjects;
  }

  /** The host side of a pod's veth pair, as the VPC CNI names it. */
  static boolean podLink(String name) {
    return POD_LINK.matcher(name).matches();
  }

  List<Row> read(String table) {
    List<Placed> rows = new ArrayList<>();
    for (Family family : scene.families()) {
      List<Route> routes = scene.snapshot().table(family, table).toList();
      Map<String, List<Route>> rivals = new HashMap<>();
      for (Route route : routes) {
        rivals.computeIfAbsent(rivalry(route), k -> new ArrayList<>()).add(route);
      }
      for (Route route : routes) {
        rows.add(present(route, rivals.getOrDefault(rivalry(route), List.of())));
      }
      scene.differences().missingRoutes(family).stream()
          .filter(r -> r.table().equals(table))
          .forEach(r -> rows.add(missing(r)));
    }
    return rows.stream()
        .sorted(
            Comparator.comparing((Placed p) -> p.row().sort())
                .thenComparing(p -> p.row().sort() == Sort.DEFAULT && p.row().loses())
                .thenComparing(Placed::family)
                .thenComparing(p -> -p.destination().length())
                .thenComparing(Placed::destination)
                .thenComparingLong(Placed::metric)
                .thenComparingInt(Placed::position))
        .map(Placed::row)
        .toList();
  }

  private static String rivalry(Route route) {
    return route.unicast() && !linkLocal(route)
        ? route.destination() + "/" + route.source() + "/" + route.tos()
        : "only/" + route.position();
  }

  private Placed present(Route route, List<Route> rivals) {
    Route best =
        rivals.stream()
            .min(Comparator.comparingLong(Route::effectiveMetric).thenComparing(Route::position))
            .orElse(route);
    OwnerMark owner = scene.differences().owner(route);
    State state = scene.differences().extra(route) ? State.EXTRA : State.NORMAL;
    String destination = route.isDefault() ? "default" : route.destination().toString();
    String type = route.unicast() ? "" : route.type() + " ";
    String via = via(route, false);
    boolean tried = route.evidence().file().equals(Change.FILE);
    String metric =
        tried
            ? Change.FILE
            : route.metric().isPresent() ? Long.toString(route.metric().getAsLong()) : "";
    boolean wins = rivals.size() > 1 && best.equals(route);
    String outline =
        "Route %s%s%s%s%s%s%s, %s"
            .formatted(
                scene.family(route.family()),
                type,
                destination,
                via.isEmpty() ? "" : " " + via,
                links(route).isEmpty() ? "" : " dev " + String.join(" and ", links(route)),
                metric.isEmpty() ? "" : " metric " + metric + (wins ? ", wins" : ""),
                state.word().isEmpty() ? "" : ", " + state.word(),
                owner.label());
    String id =
        unique(
            "route/%d/%s/%s%s/%s/%s/%s"
                .formatted(
                    route.family().number(),
                    route.table(),
                    type,
                    destination,
                    via,
                    String.join("+", links(route)),
                    metric));
    subjects.put(id, new Subject.OneRoute(route));
    Sort sort = sort(route);
    List<String> targets =
        sort == Sort.LOCAL && !linkLocal(route) ? List.of(Scene.THIS_HOST) : links(route);
    return new Placed(
        new Row(
            new Face(id, state, Optional.of(owner), outline, scene.hit(outline), 1),
            sort,
            type + (route.isDefault() ? "default" : Labels.prefix(route.destination())),
            via(route, true),
            metric,
            wins,
            rivals.size() > 1 && !wins,
            targets.stream().map(Scene::linkId).toList(),
            owner != OwnerMark.FOREIGN && owner != OwnerMark.CNI && route.unicast()
                || sort == Sort.LOCAL,
            List.of(),
            false),
        route.family(),
        route.destination(),
        route.effectiveMetric(),
        route.position());
  }

  /** Every IPv6 link has one of these; they do not compete. */
  private static boolean linkLocal(Route route) {
    return route.destination().toString().equals("fe80::/64");
  }

  private static List<String> links(Route route) {
    return route.nextHops().stream()
        .map(NextHop::link)
        .filter(l -> !l.isEmpty())
        .distinct()
        .toList();
  }

  private static String via(Route route, boolean shortened) {
    if (route.nextHops().size() > 1) {
      return "via " + route.nextHops().size() + " next hops";
    }
    return route.gateway().map(g -> "via " + (shortened ? Labels.address(g) : g)).orElse("");
  }

  private static Sort sort(Route route) {
    if (OWN.contains(route.type())
        || linkLocal(route)
        || route.link().filter("lo"::equals).isPresent()) {
      return Sort.LOCAL;
    }
    if (route.isDefault()) {
      return Sort.DEFAULT;
    }
    if (route.link().filter(RouteEntries::podLink).isPresent()) {
      return Sort.POD;
    }
    return route.destination().isHost() ? Sort.HOST : Sort.SUBNET;
  }

  private Placed missing(Subject.MissingRoute route) {
    boolean all = route.destination().length() == 0;
    String destination = all ? "default" : route.destination().toString();
    String via = route.gateway().isEmpty() ? "" : "via " + route.gateway();
    String outline =
        "Route %s%s%s dev %s, missing, expected by ec2-net-utils"
            .formatted(
                scene.family(route.family()),
                destination,
                via.isEmpty() ? "" : " " + via,
                route.link());
    String id =
        unique(
            "route/%d/%s/%s/%s/missing"
                .formatted(route.family().number(), route.table(), destination, route.link()));
    subjects.put(id, route);
    return new Placed(
        new Row(
            new Face(
                id,
                State.MISSING,
                Optional.of(OwnerMark.NET_UTILS),
                outline,
                scene.hit(outline),
                1),
            all ? Sort.DEFAULT : route.destination().isHost() ? Sort.HOST : Sort.SUBNET,
            all ? "default" : Labels.prefix(route.destination()),
            via,
            route.metric(),
            false,
            false,
            List.of(Scene.linkId(route.link())),
            false,
            List.of(),
            false),
        route.family(),
        route.destination(),
        route.metric().isEmpty() ? 0 : Long.parseLong(route.metric()),
        Integer.MAX_VALUE);
  }

  private String unique(String id) {
    int number = used.merge(id, 1, Integer::sum);
    return number == 1 ? id : id + "#" + number;
  }
}
