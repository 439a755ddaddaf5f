package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables in the order in which rules reach them, then those that no rule reaches. */
final class TableEntries {
  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final Map<String, List<Row>> rows = new LinkedHashMap<>();

  TableEntries(Scene scene, Map<String, Subject> subjects) {
    this.scene = scene;
    this.subjects = subjects;
    RouteEntries routes = new RouteEntries(scene, subjects);
    Set<String> names = new LinkedHashSet<>();
    for (Family family : scene.families()) {
      scene.snapshot().routes(family).orElse(List.of()).stream()
          .map(Route::table)
          .forEach(names::add);
      scene.snapshot().rules(family).orElse(List.of()).stream()
          .map(r -> r.table())
          .filter(t -> !t.isEmpty())
          .forEach(names::add);
      scene.differences().missingRules(family).forEach(r -> names.add(r.table()));
    }
    names.forEach(name -> rows.put(name, routes.read(name)));
  }

  /** Tables that are known to hold nothing, although rules may ask them. */
  Set<String> empty() {
    return rows.keySet().stream().filter(this::isEmpty).collect(Collectors.toSet());
  }

  private boolean isEmpty(String name) {
    return scene.routesKnown()
        && !name.equals("default")
        && rows.getOrDefault(name, List.of()).stream().allMatch(r -> r.state() == State.MISSING);
  }

  List<Table> read(List<Rule> rules) {
    Map<String, List<Rule>> leading = new LinkedHashMap<>();
    for (Rule rule : rules) {
      rule.table().ifPresent(t -> leading.computeIfAbsent(t, k -> new ArrayList<>()).add(rule));
    }
    List<String> order = new ArrayList<>(leading.keySet());
    rows.keySet().stream()
        .sorted(TableEntries::byNumber)
        .map(Scene::tableId)
        .filter(id -> !leading.containsKey(id))
        .forEach(order::add);
    return order.stream()
        .map(id -> table(id.substring(id.indexOf('/') + 1), leading.getOrDefault(id, List.of())))
        .toList();
  }

  private static int byNumber(String a, String b) {
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }

  private Table table(String name, List<Rule> rules) {
    String id = Scene.tableId(name);
    List<Row> routes = rows.getOrDefault(name, List.of());
    long present = rules.stream().filter(r -> r.state() != State.MISSING).count();
    long found = routes.stream().filter(r -> r.state() != State.MISSING).count();
    State state = state(name, rules, present, found);
    String count = Labels.count((int) present, "rule");
    String counts = count + ", " + Labels.count((int) found, "route");
    String line =
        switch (state) {
          case EMPTY ->
              "empty: "
                  + Labels.count((int) present, "rule")
                  + " fall"
                  + (present == 1 ? "s" : "")
                  + " through to main";
          case UNUSED -> name.equals("default") ? "empty, as usual" : "not used by any rule";
          case NOT_CAPTURED -> "routes not captured";
          case CUT_OFF -> "empty, and no rule leads here";
          default -> "empty";
        };
    String outline =
        "Table %s, %s%s"
            .formatted(
                name,
                found == 0 ? line : counts,
                switch (state) {
                  case CUT_OFF -> found == 0 ? "" : ", no rule leads here";
                  case UNUSED -> found == 0 ? "" : ", " + unused(name);
                  default -> "";
                });
    List<String> lines =
        switch (state) {
          case CUT_OFF -> List.of(State.CUT_OFF.word());
          case UNUSED -> List.of("filled, unused");
          default ->
              routes.size() > 3
                  ? List.of(count, Labels.count((int) found, "route"))
                  : List.of(count);
        };
    subjects.put(id, new Subject.Table(name));
    return new Table(
        new Face(
            id,
            state,
            scene
                .differences()
                .owner(scene.families(), name)
                .or(() -> rules.stream().findFirst().flatMap(r -> r.face().owner())),
            outline,
            scene.hit("table " + name),
            state == State.UNUSED ? RoutingDiagram.FADED : 1),
        name,
        lines,
        line,
        state == State.UNUSED && found > 0 ? unused(name) : "",
        asExpected(name, rules, routes),
        state == State.EMPTY && routes.isEmpty() ? List.of() : routes,
        false);
  }

  private State state(String name, List<Rule> rules, long present, long found) {
    if (!scene.routesKnown() && found == 0) {
      return State.NOT_CAPTURED;
    }
    if (found == 0 && name.equals("default")) {
      return State.UNUSED;
    }
    if (scene.host().withheld()) {
      return State.NORMAL;
    }
    if (present == 0) {
      return rules.isEmpty() ? State.UNUSED : State.CUT_OFF;
    }
    return found == 0 ? State.EMPTY : State.NORMAL;
  }

  private String unused(String name) {
    boolean design =
        scene.host().ownerOfTable(name).filter(Eni::primary).isPresent()
            && scene.host().scheme().primaryHasTable()
            && !scene.host().scheme().primaryHasRules();
    return design
        ? "No rule leads here, by design of ec2-net-utils 2.4.1 and later"
        : "No rule leads here";
  }

  /** One line for a private table in which rules and routes are what they should be. */
  private Optional<String> asExpected(String name, List<Rule> rules, List<Row> routes) {
    Optional<Eni> eni = scene.host().managed() ? scene.host().ownerOfTable(name) : Optional.empty();
    long wanted =
        eni.stream().flatMap(e -> scene.families().stream().flatMap(e::wanted)).distinct().count();
    boolean good =
        !rules.isEmpty()
            && rules.size() == wanted
            && rules.stream().allMatch(r -> r.state() == State.NORMAL)
            && routes.stream().anyMatch(r -> r.sort() == Entry.Sort.DEFAULT)
            && routes.stream().allMatch(r -> r.state() == State.NORMAL && r.plain());
    return eni.filter(e -> good)
        .map(e -> "%d of %d rules, %s, as expected".formatted(rules.size(), wanted, e.name()));
  }
}
