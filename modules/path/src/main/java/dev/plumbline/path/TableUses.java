package dev.plumbline.path;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Joins rules and tables; silent about a family of which one of the two was not captured. */
final class TableUses {
  private TableUses() {}

  static List<TableUse> of(HostModel host) {
    List<TableUse> uses = new ArrayList<>();
    for (Family family : Family.values()) {
      Captured<List<PolicyRule>> rules = host.snapshot().rules(family);
      Captured<List<Route>> routes = host.snapshot().routes(family);
      if (rules.complete() && routes.complete()) {
        add(uses, host, family, rules.orElse(List.of()), routes.orElse(List.of()));
      }
    }
    return List.copyOf(uses);
  }

  private static void add(
      List<TableUse> uses,
      HostModel host,
      Family family,
      List<PolicyRule> rules,
      List<Route> routes) {
    Set<String> led =
        rules.stream()
            .filter(r -> r.action() == PolicyRule.Action.LOOKUP)
            .map(PolicyRule::table)
            .collect(Collectors.toSet());
    Set<String> filled = routes.stream().map(Route::table).collect(Collectors.toSet());
    Set<String> all = new TreeSet<>(led);
    all.addAll(filled);
    for (String table : all) {
      Optional<Eni> eni = host.ownerOfTable(table);
      uses.add(
          new TableUse(
              family,
              table,
              use(host, table, eni, led.contains(table), filled.contains(table)),
              eni));
    }
  }

  private static TableUse.Use use(
      HostModel host, String table, Optional<Eni> eni, boolean led, boolean filled) {
    boolean spare =
        (!led && eni.filter(Eni::primary).isPresent() && !host.scheme().primaryHasRules())
            || (!filled && table.equals("default"));
    if (spare) {
      return TableUse.Use.UNUSED_BY_DESIGN;
    }
    return led ? filled ? TableUse.Use.USED : TableUse.Use.EMPTY : TableUse.Use.WITHOUT_RULE;
  }
}
