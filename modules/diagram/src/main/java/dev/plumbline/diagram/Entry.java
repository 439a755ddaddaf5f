package dev.plumbline.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What is to be drawn, in order, before anything has a place. An entry with members is a fold: it
 * stands for its members, or heads them when it is expanded.
 */
sealed interface Entry {
  Face face();

  default String id() {
    return face().id();
  }

  default State state() {
    return face().state();
  }

  /** What it stands for; empty for a single thing. */
  List<? extends Entry> members();

  /** Stands for several others. */
  default boolean fold() {
    return !members().isEmpty();
  }

  /** Never folded away, whatever the room. */
  default boolean keep() {
    return face().hit() || state().fault();
  }

  /**
   * What all entries have.
   *
   * @param outline the whole thing in words, for the text twin, tooltip, search and copy
   * @param hit found by the search
   * @param opacity 1, or less for what is not used
   */
  record Face(
      String id,
      State state,
      Optional<OwnerMark> owner,
      String outline,
      boolean hit,
      double opacity) {
    Face as(State next) {
      return new Face(id, next, owner, outline, hit, opacity);
    }

    Face saying(String words) {
      return new Face(id, state, owner, words, hit, opacity);
    }
  }

  /**
   * A policy rule, present or expected.
   *
   * @param selector shortened
   * @param family "4", "6" or "4 6" where both families are drawn, else empty
   * @param table node id of the table it looks up, empty for other actions
   * @param claim what two owners may dispute: family, priority and selector; empty for "all"
   * @param pod it leads to one pod of the CNI
   */
  record Rule(
      Face face,
      long priority,
      String selector,
      String family,
      Optional<String> table,
      String claim,
      boolean pod,
      List<Rule> members,
      boolean expanded)
      implements Entry {

    /** Node ids of the tables that it, or what is folded into it, looks up. */
    List<String> tables() {
      return members.isEmpty()
          ? table.stream().toList()
          : members.stream().flatMap(m -> m.table().stream()).distinct().toList();
    }

    Rule with(Face next) {
      return new Rule(next, priority, selector, family, table, claim, pod, members, expanded);
    }
  }

  /** What sort of route it is; also the order inside a table. */
  enum Sort {
    DEFAULT,
    SUBNET,
    HOST,
    POD,
    LOCAL
  }

  /**
   * A route of a table.
   *
   * @param head destination, with its type where it is no unicast route
   * @param via what follows, muted
   * @param metric text at the right edge, never cut
   * @param wins the kernel takes it before others with its destination
   * @param loses another with its destination is taken before it
   * @param links node ids of the links it leads to
   * @param plain made by kernel or network manager, so that it may be folded
   */
  record Row(
      Face face,
      Sort sort,
      String head,
      String via,
      String metric,
      boolean wins,
      boolean loses,
      List<String> links,
      boolean plain,
      List<Row> members,
      boolean expanded)
      implements Entry {
    Row with(Face next) {
      return new Row(next, sort, head, via, metric, wins, loses, links, plain, members, expanded);
    }
  }

  /**
   * A route table with its routes.
   *
   * @param lines counts below the name
   * @param line one line that says all, where the block is folded or has no rows
   * @param note a line of reason above the block, empty for none
   * @param asExpected a private table in which nothing differs: what its one line would say
   */
  record Table(
      Face face,
      String name,
      List<String> lines,
      String line,
      String note,
      Optional<String> asExpected,
      List<Row> rows,
      boolean folded)
      implements Entry {
    @Override
    public boolean keep() {
      return Entry.super.keep() || rows.stream().anyMatch(Row::keep);
    }

    @Override
    public boolean fold() {
      return folded;
    }

    @Override
    public List<Row> members() {
      return folded ? rows : List.of();
    }

    Table withRows(List<Row> next) {
      return new Table(face, name, lines, line, note, asExpected, next, folded);
    }

    Table foldedTo(String words) {
      return new Table(face, name, lines, words, "", asExpected, rows, true);
    }

    /** Drawn as one line: nothing in it, or all of it folded. */
    boolean flat() {
      return folded || rows.isEmpty();
    }
  }

  /**
   * A link with what is known of its ENI and gateway.
   *
   * @param role right of the name: "primary", "device 1", "veth"
   * @param details one a line, the most telling first
   * @param pod the host side of a pod's link
   */
  record Link(
      Face face,
      String name,
      String role,
      List<String> details,
      boolean pod,
      List<Link> members,
      boolean expanded)
      implements Entry {
    Link with(Face next) {
      return new Link(next, name, role, details, pod, members, expanded);
    }
  }

  /**
   * A block of the VPC: a subnet with interfaces, a route table with its routes, or a target.
   *
   * @param kind what sort of thing it is
   * @param name shortened id
   * @param role right of the name
   * @param lines one below the other under the name
   */
  record Block(
      Face face,
      Node.Kind kind,
      String name,
      String role,
      List<String> lines,
      List<Row> rows,
      List<Block> members,
      boolean expanded)
      implements Entry {
    @Override
    public boolean keep() {
      return Entry.super.keep() || rows.stream().anyMatch(Row::keep);
    }

    Block with(Face next) {
      return new Block(next, kind, name, role, lines, rows, members, expanded);
    }

    Block withRows(List<Row> next) {
      return new Block(face, kind, name, role, lines, next, members, expanded);
    }
  }

  /** One step of a lit way from node to node that no route draws. */
  record Hop(String from, String to) {}

  /**
   * What lies behind the links.
   *
   * @param cards node ids of interfaces by those of their links
   * @param path node ids of a lit way in the order of the packet
   */
  record Vpc(
      Map<String, String> cards,
      List<Block> subnets,
      List<Block> tables,
      List<Block> targets,
      List<Hop> hops,
      List<String> path) {
    Stream<Block> blocks() {
      return Stream.of(subnets, tables, targets).flatMap(List::stream);
    }

    /** The same with every block changed. */
    Vpc map(UnaryOperator<Block> change) {
      return with(
          subnets.stream().map(change).toList(),
          tables.stream().map(change).toList(),
          targets.stream().map(change).toList());
    }

    /** The same with other blocks. */
    Vpc with(List<Block> subnets, List<Block> tables, List<Block> targets) {
      return new Vpc(cards, subnets, tables, targets, hops, path);
    }
  }

  /** A subject that was not captured, and why. */
  record Note(String head, String why) {}

  /**
   * The whole picture.
   *
   * @param vpc what lies behind the links, where the account was asked
   * @param notes what was not captured, below the rules
   */
  record Content(
      String title,
      List<Rule> rules,
      List<Table> tables,
      List<Link> links,
      Optional<Vpc> vpc,
      List<Note> notes) {
    Content withVpc(Optional<Vpc> next) {
      return new Content(title, rules, tables, links, next, notes);
    }
  }
}
