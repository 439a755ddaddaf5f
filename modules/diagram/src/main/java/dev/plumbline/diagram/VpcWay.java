package dev.plumbline.diagram;

import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.path.vpc.Blocker;
import dev.plumbline.path.vpc.VpcAnswer;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The lit way through the VPC: what it passes, in node ids, and what stops it. */
final class VpcWay {
  private final VpcIndex index;
  private final Optional<VpcAnswer> answer;
  private final List<String> path = new ArrayList<>();

  VpcWay(VpcIndex index, List<Lit> lit) {
    this.index = index;
    this.answer = lit.stream().flatMap(l -> l.vpc().stream()).findFirst();
    List<String> objects = objects();
    for (int i = 0; i < objects.size(); i++) {
      String next = i + 1 < objects.size() ? objects.get(i + 1) : "";
      path.add(id(objects.get(i)));
      index.table(objects.get(i)).ifPresent(t -> row(t, next));
    }
  }

  static String id(String object) {
    return "vpc/" + object;
  }

  static String id(VpcRouteTable table, VpcRoute route) {
    return id(table.id()) + "/" + route.destination();
  }

  /** Node ids in the order of the packet. */
  List<String> path() {
    return path;
  }

  /** Objects of the account that the packet meets. */
  List<String> objects() {
    return answer.map(VpcAnswer::forward).orElse(List.of());
  }

  /** Everything that the packet or its reply meets. */
  private Set<String> met() {
    Set<String> met = new TreeSet<>();
    answer.ifPresent(
        a -> {
          met.addAll(a.forward());
          met.addAll(a.back());
        });
    return met;
  }

  boolean passes(String object) {
    return met().contains(object);
  }

  List<Blocker> blockers() {
    return answer.map(VpcAnswer::blockers).orElse(List.of());
  }

  /** The route that a table decided by, and the VPC itself behind its local route. */
  private void row(VpcRouteTable table, String next) {
    Optional<VpcRoute> route = table.routes().stream().filter(r -> decided(table, r)).findFirst();
    route.ifPresent(
        r -> {
          path.add(id(table, r));
          if (r.local() && !next.isEmpty()) {
            path.add(id(table.vpc()));
          }
        });
  }

  private boolean decided(VpcRouteTable table, VpcRoute route) {
    boolean chosen =
        answer.stream()
            .flatMap(a -> a.steps().stream())
            .filter(s -> !s.back() && s.object().equals(table.id()))
            .anyMatch(s -> s.evidence().filter(route.evidence()::equals).isPresent());
    return chosen && !route.evidence().equals(table.evidence())
        || blockers().stream()
            .anyMatch(
                b ->
                    !b.back()
                        && b.object().equals(table.id())
                        && b.rule().equals(route.destination()));
  }

  /** Steps of the way that no route draws. */
  List<Entry.Hop> hops(Set<Entry.Hop> drawn) {
    List<Entry.Hop> hops = new ArrayList<>();
    for (int i = 1; i < path.size(); i++) {
      Entry.Hop hop = new Entry.Hop(path.get(i - 1), path.get(i));
      boolean inside = hop.to().startsWith(hop.from() + "/");
      if (!inside && !drawn.contains(hop)) {
        hops.add(hop);
      }
    }
    return List.copyOf(hops);
  }
}
