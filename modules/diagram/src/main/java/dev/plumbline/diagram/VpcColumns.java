package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Vpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Places the blocks of the VPC, each beside what leads to it. */
final class VpcColumns {
  private static final double ROW = 28;

  private final Vpc vpc;
  private final VpcGrid grid;
  private final double row;
  private final double bottom;
  private final Map<String, List<Double>> sources = new HashMap<>();
  private final List<Node> placed = new ArrayList<>();

  VpcColumns(Vpc vpc, VpcGrid grid, Density density, List<Node> nodes, double bottom) {
    this.vpc = vpc;
    this.grid = grid;
    this.row = density == Density.USUAL ? ROW : Grid.LEAST_ROW;
    this.bottom = bottom;
    for (Node node : nodes) {
      String card = vpc.cards().get(node.id());
      if (card != null) {
        lead(card, node.bounds().middleY());
      }
    }
  }

  private void lead(String id, double y) {
    sources.computeIfAbsent(id, _ -> new ArrayList<>()).add(y);
  }

  List<Node> place() {
    if (!grid.wide()) {
      column(vpc.blocks().toList(), grid.subnetX(), grid.subnetWidth());
      return placed;
    }
    column(vpc.subnets(), grid.subnetX(), grid.subnetWidth());
    column(vpc.tables(), grid.tableX(), grid.tableWidth());
    column(vpc.targets(), grid.targetX(), grid.targetWidth());
    return placed;
  }

  private void column(List<Block> blocks, double x, double width) {
    double[] heights = blocks.stream().mapToDouble(b -> BlockPainter.height(b, row)).toArray();
    double[] tops =
        Stack.tops(
            heights,
            (i, otherwise) -> wish(blocks.get(i), otherwise),
            Grid.TOP,
            grid.wide() ? Grid.BLOCK_GAP : Grid.GAP,
            bottom);
    for (int i = 0; i < tops.length; i++) {
      Block block = blocks.get(i);
      List<Node> nodes = BlockPainter.nodes(block, x, width, Math.round(tops[i]), row);
      placed.addAll(nodes);
      Map<String, Node> byId = new HashMap<>();
      nodes.forEach(n -> byId.put(n.id(), n));
      block.rows().stream()
          .filter(r -> !r.expanded())
          .forEach(r -> leads(r, byId.getOrDefault(r.id(), nodes.getFirst())));
    }
  }

  private void leads(Row from, Node node) {
    from.links().forEach(to -> lead(to, node.bounds().middleY()));
  }

  private double wish(Block block, double otherwise) {
    return Stream.concat(
            Stream.of(block.id()),
            Stream.concat(
                block.rows().stream().map(Row::id),
                block.members().stream().flatMap(m -> m.rows().stream()).map(Row::id)))
        .flatMap(id -> sources.getOrDefault(id, List.of()).stream())
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(otherwise);
  }
}
