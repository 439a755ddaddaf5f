package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Sort;
import dev.plumbline.diagram.Entry.Vpc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the VPC's part smaller in the same steps as the rest of the picture. */
final class VpcFolding {
  /** Opens the columns where the picture is narrow. */
  static final String ALL = VpcWay.id("all");

  /** As many routes to one target, or subnets of the host, make a crowd. */
  private static final int CROWD = 4;

  private final Folding folding;
  private final int step;

  VpcFolding(Folding folding, int step) {
    this.folding = folding;
    this.step = step;
  }

  Vpc fold(Vpc whole) {
    return whole.with(
        subnets(whole.subnets()),
        whole.tables().stream().map(this::routes).toList(),
        whole.targets());
  }

  private List<Block> subnets(List<Block> subnets) {
    List<Block> next =
        folding.group(
            subnets,
            b -> b.rows().isEmpty(),
            _ -> VpcWay.id("other subnets"),
            2,
            (id, members, open) -> head(id, members, open, " other subnets", ""));
    return step < 7
        ? next
        : folding.group(
            next,
            b -> !b.rows().isEmpty(),
            _ -> VpcWay.id("subnets"),
            CROWD,
            (id, members, open) ->
                head(
                    id,
                    members,
                    open,
                    " subnets",
                    Labels.count(
                        members.stream().mapToInt(m -> m.rows().size()).sum(), "interface")));
  }

  private static Block head(
      String id, List<Block> members, boolean open, String words, String line) {
    Block first = members.getFirst();
    String name = members.size() + words;
    return new Block(
        new Face(id, State.NORMAL, Optional.empty(), name, false, first.face().opacity()),
        first.kind(),
        name,
        "",
        line.isEmpty() ? List.of() : List.of(line),
        List.of(),
        members,
        open);
  }

  private Block routes(Block table) {
    if (step < 2) {
      return table;
    }
    if (step >= Folding.STEPS_BESIDE_A_WAY) {
      return others(table, false);
    }
    Block next =
        table.withRows(
            folding.group(
                table.rows(),
                r -> r.sort() != Sort.DEFAULT,
                r -> table.id() + "/to " + r.via(),
                CROWD,
                Folds::sameTarget));
    return step < 6 ? next : others(next, true);
  }

  private Block others(Block table, boolean keepDefault) {
    return table.withRows(
        folding.group(
            table.rows(),
            r -> !keepDefault || r.sort() != Sort.DEFAULT,
            _ -> table.id() + "/others",
            2,
            Folds::others));
  }

  /**
   * One column: subnets of the host, what decides, and a card that opens the rest; beside a lit way
   * nothing but that way, in its order and in few lines.
   */
  static Vpc narrow(Vpc vpc, boolean beside) {
    List<Block> subnets =
        vpc.subnets().stream()
            .filter(b -> beside ? b.keep() : b.state() != State.UNUSED && !unused(b))
            .map(b -> beside ? brief(b) : b)
            .toList();
    List<Block> way = new ArrayList<>();
    for (Block block : vpc.tables()) {
      List<Row> lit = block.rows().stream().filter(r -> shown(r, beside)).toList();
      if (block.face().hit() || block.state() == State.BLOCKS || !lit.isEmpty()) {
        way.add(block.withRows(lit));
      }
    }
    vpc.targets().stream().filter(Block::keep).map(b -> beside ? brief(b) : b).forEach(way::add);
    List<Block> rest =
        Stream.concat(vpc.tables().stream(), vpc.targets().stream())
            .filter(b -> way.stream().noneMatch(w -> w.id().equals(b.id())))
            .toList();
    if (!rest.isEmpty() && !beside) {
      way.add(all(rest, false));
    }
    way.sort(Comparator.comparingInt(b -> position(b, vpc.path())));
    return vpc.with(subnets, List.of(), way);
  }

  /** Where a packet meets a block first, so that the way leads from one to the next. */
  private static int position(Block block, List<String> path) {
    return Stream.concat(Stream.of(block.id()), block.rows().stream().map(Row::id))
        .mapToInt(path::indexOf)
        .filter(i -> i >= 0)
        .min()
        .orElse(path.size());
  }

  private static boolean shown(Row row, boolean beside) {
    return beside ? row.face().hit() || row.state() == State.BLOCKS : row.keep();
  }

  /** Of a subnet its network ACL, of a target its name alone. */
  private static Block brief(Block block) {
    List<String> lines = block.lines();
    return new Block(
        block.face(),
        block.kind(),
        block.name(),
        block.role(),
        block.rows().isEmpty() || lines.isEmpty() ? List.of() : List.of(lines.getLast()),
        block.rows().stream().filter(r -> shown(r, true)).toList(),
        block.members(),
        block.expanded());
  }

  private static boolean unused(Block head) {
    return head.members().stream().anyMatch(m -> m.state() == State.UNUSED);
  }

  /** The columns as the reader opened them, with the card that closes them again. */
  static Vpc opened(Vpc vpc) {
    List<Block> targets = new ArrayList<>(vpc.targets());
    targets.add(all(targets, true));
    return vpc.with(vpc.subnets(), vpc.tables(), targets);
  }

  private static Block all(List<Block> rest, boolean open) {
    String words =
        open
            ? "fold the VPC"
            : rest.stream()
                .collect(Collectors.groupingBy(Block::kind, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(
                    e ->
                        Labels.count(
                            e.getValue().intValue(),
                            e.getKey() == Node.Kind.VPC_TABLE ? "table" : "target"))
                .collect(Collectors.joining(", "));
    return new Block(
        new Face(ALL, State.NORMAL, Optional.empty(), "VPC: " + words, false, 1),
        Node.Kind.TARGET,
        words,
        "",
        List.of(),
        List.of(),
        rest,
        open);
  }
}
