package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Sort;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The heads of folds: what they say about their members. */
final class Folds {
  private Folds() {}

  static Rule podRules(String id, List<Rule> members, boolean open) {
    return rule(id, members, open, "to " + Labels.count(members.size(), "pod"));
  }

  static Rule crowd(String id, List<Rule> members, boolean open) {
    boolean sources = members.stream().allMatch(r -> r.selector().startsWith("from "));
    boolean targets = members.stream().allMatch(r -> r.selector().startsWith("to "));
    return rule(
        id,
        members,
        open,
        sources
            ? members.size() + " sources"
            : targets ? members.size() + " targets" : members.size() + " selectors");
  }

  /** Extras of one kind: the card says so, like each of them. */
  static Rule extras(String id, List<Rule> members, boolean open) {
    Rule head = crowd(id, members, open);
    return open ? head : head.with(marked(head.face(), State.EXTRA));
  }

  /** Routes that differ in nothing but their destination. */
  static Row alike(String id, List<Row> members, boolean open) {
    Row first = members.getFirst();
    Row head = row(id, members, open, members.size() + " routes " + first.via());
    return first.state() == State.NORMAL || open
        ? head
        : new Row(
            marked(head.face(), first.state()),
            head.sort(),
            head.head(),
            "",
            "",
            false,
            false,
            head.links(),
            true,
            members,
            false);
  }

  private static Face marked(Face face, State state) {
    return face.as(state).saying(face.outline() + ", " + state.word());
  }

  private static Rule rule(String id, List<Rule> members, boolean open, String selector) {
    Rule first = members.getFirst();
    Optional<String> table =
        members.stream().map(Rule::table).distinct().count() == 1
            ? first.table()
            : Optional.empty();
    String families =
        members.stream().map(Rule::family).distinct().sorted().collect(Collectors.joining(" "));
    String outline =
        "%s, priority %d, %s"
            .formatted(Labels.count(members.size(), "rule"), first.priority(), selector);
    return new Rule(
        face(id, members, first.face().owner(), outline),
        first.priority(),
        selector,
        families.strip(),
        table,
        "",
        first.pod(),
        members,
        open);
  }

  static Row local(String id, List<Row> members, boolean open) {
    boolean linkLocal = members.stream().allMatch(r -> r.head().startsWith("fe80:"));
    return row(
        id,
        members,
        open,
        members.size() + (linkLocal ? " link-local routes" : " local and broadcast routes"));
  }

  static Row hosts(String id, List<Row> members, boolean open) {
    return row(id, members, open, members.size() + " host routes: DNS and gateways");
  }

  /** What no lit way goes through. */
  static Row others(String id, List<Row> members, boolean open) {
    return row(id, members, open, members.size() + " other routes");
  }

  static Row podRoutes(String id, List<Row> members, boolean open) {
    return row(id, members, open, members.size() + " pod routes");
  }

  static Row losers(String id, List<Row> members, boolean open) {
    boolean defaults = members.getFirst().sort() == Sort.DEFAULT;
    List<String> metrics =
        members.stream().map(Row::metric).filter(m -> !m.isEmpty()).distinct().sorted().toList();
    String range =
        switch (metrics.size()) {
          case 0 -> "";
          case 1 -> ", metric " + metrics.getFirst();
          default -> ", metrics " + metrics.getFirst() + "–" + metrics.getLast();
        };
    return row(id, members, open, members.size() + (defaults ? " defaults" : " prefixes") + range);
  }

  static Row usual(String id, List<Row> members, boolean open) {
    boolean hosts = members.stream().anyMatch(r -> r.sort() == Sort.HOST);
    boolean subnets = members.stream().anyMatch(r -> r.sort() == Sort.SUBNET);
    String words =
        hosts && subnets
            ? " more: subnets, DNS, gateways"
            : hosts ? " host routes: DNS and gateways" : " subnet routes";
    return row(id, members, open, members.size() + words);
  }

  /** Routes of a VPC to one target. */
  static Row sameTarget(String id, List<Row> members, boolean open) {
    return row(id, members, open, members.size() + " to " + members.getFirst().via());
  }

  private static Row row(String id, List<Row> members, boolean open, String words) {
    Row first = members.getFirst();
    List<String> links = members.stream().flatMap(r -> r.links().stream()).distinct().toList();
    return new Row(
        face(id, members, first.face().owner(), words),
        first.sort(),
        words,
        "",
        "",
        false,
        false,
        links,
        true,
        members,
        open);
  }

  static Link podLinks(String id, List<Link> members, boolean open) {
    String name = Labels.count(members.size(), "pod link");
    return new Link(
        face(id, members, Optional.empty(), name),
        name,
        "veth",
        List.of(
            Labels.start(members.getFirst().name())
                + " to "
                + Labels.start(members.getLast().name())),
        true,
        members,
        open);
  }

  private static Face face(
      String id, List<? extends Entry> members, Optional<OwnerMark> owner, String outline) {
    return new Face(id, State.NORMAL, owner, outline, false, members.getFirst().face().opacity());
  }
}
