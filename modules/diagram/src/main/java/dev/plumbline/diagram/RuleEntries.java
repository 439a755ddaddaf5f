package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policy rules in the order the kernel tries them, with those that should be among them. */
final class RuleEntries {
  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final Map<String, Integer> used = new HashMap<>();
  private final List<Placed> placed = new ArrayList<>();

  /** A rule and what decides its place. */
  private record Placed(long priority, Family family, boolean missing, int position, Rule rule) {}

  RuleEntries(Scene scene, Map<String, Subject> subjects) {
    this.scene = scene;
    this.subjects = subjects;
  }

  List<Rule> read(Set<String> emptyTables) {
    Map<String, List<PolicyRule>> same = new LinkedHashMap<>();
    for (Family family : scene.families()) {
      for (PolicyRule rule : scene.snapshot().rules(family).orElse(List.of())) {
        same.computeIfAbsent(key(rule), k -> new ArrayList<>()).add(rule);
      }
      scene.differences().missingRules(family).forEach(this::missing);
    }
    same.values().forEach(rules -> present(rules, emptyTables));
    return placed.stream()
        .sorted(
            Comparator.comparingLong(Placed::priority)
                .thenComparing(Placed::missing)
                .thenComparing(Placed::family)
                .thenComparingInt(Placed::position))
        .map(Placed::rule)
        .toList();
  }

  /** Rules that take everything are drawn once for both families. */
  private static String key(PolicyRule rule) {
    return rule.selector().matchesEverything()
        ? rule.priority() + "/" + rule.action() + "/" + rule.table() + "/" + rule.gotoPriority()
        : rule.family() + "/" + rule.position();
  }

  private void present(List<PolicyRule> rules, Set<String> emptyTables) {
    PolicyRule rule = rules.getFirst();
    String full = RuleText.selector(rule.selector(), false);
    String action = RuleText.action(rule);
    boolean lookup = rule.action() == PolicyRule.Action.LOOKUP;
    State state =
        scene.differences().extra(rule)
            ? State.EXTRA
            : lookup && !scene.host().withheld() && emptyTables.contains(rule.table())
                ? State.EMPTY
                : State.NORMAL;
    boolean idle = lookup && rule.table().equals("default") && state == State.NORMAL;
    OwnerMark owner = scene.differences().owner(rule);
    String families =
        scene.both()
            ? String.join(
                " ", rules.stream().map(r -> Integer.toString(r.family().number())).toList())
            : "";
    String outline =
        "Rule %d %s%s%s, %s%s"
            .formatted(
                rule.priority(),
                rules.size() > 1 ? "" : scene.family(rule.family()),
                full,
                lookup ? " to table " + rule.table() : ", " + action,
                state.word().isEmpty() ? "" : state.word() + ", ",
                owner.label());
    String id =
        unique(
            "rule/%s/%d/%s/%s"
                .formatted(
                    rules.size() > 1 ? "46" : rule.family().number(),
                    rule.priority(),
                    full,
                    lookup ? rule.table() : action));
    subjects.put(id, new Subject.Rules(List.copyOf(rules)));
    placed.add(
        new Placed(
            rule.priority(),
            rule.family(),
            false,
            rule.position(),
            new Rule(
                new Face(
                    id,
                    state,
                    Optional.of(owner),
                    outline,
                    scene.hit(outline),
                    idle ? RoutingDiagram.FADED : 1),
                rule.priority(),
                RuleText.selector(rule.selector(), true) + (lookup ? "" : " " + action),
                families,
                lookup ? Optional.of(Scene.tableId(rule.table())) : Optional.empty(),
                rule.selector().matchesEverything()
                    ? ""
                    : "%s/%d/%s".formatted(rule.family(), rule.priority(), full),
                pod(rule),
                List.of(),
                false)));
  }

  /** A rule as the VPC CNI makes one for every pod on the node. */
  private boolean pod(PolicyRule rule) {
    return scene.host().cniNode()
        && rule.table().equals("main")
        && rule.selector().to().isHost()
        && rule.selector().from().length() == 0;
  }

  private void missing(Subject.MissingRule rule) {
    String id =
        unique(
            "rule/%d/%d/from %s/%s/missing"
                .formatted(rule.family().number(), rule.priority(), rule.from(), rule.table()));
    String outline =
        "Rule %d %sfrom %s, missing, expected by ec2-net-utils, would lead to table %s%s"
            .formatted(
                rule.priority(),
                scene.family(rule.family()),
                rule.from(),
                rule.table(),
                rule.now().map(w -> "; now taken: " + w.table() + ", " + w.dev()).orElse(""));
    subjects.put(id, rule);
    placed.add(
        new Placed(
            rule.priority(),
            rule.family(),
            true,
            placed.size(),
            new Rule(
                new Face(
                    id,
                    State.MISSING,
                    Optional.of(OwnerMark.NET_UTILS),
                    outline,
                    scene.hit(outline),
                    1),
                rule.priority(),
                "from " + Labels.prefix(rule.from()),
                scene.both() ? Integer.toString(rule.family().number()) : "",
                Optional.of(Scene.tableId(rule.table())),
                "",
                false,
                List.of(),
                false)));
  }

  private String unique(String id) {
    int number = used.merge(id, 1, Integer::sum);
    return number == 1 ? id : id + "#" + number;
  }
}
