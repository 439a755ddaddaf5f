package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.diagram.LinkPainter.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** Places the links beside the routes that lead to them, in their order and without touching. */
final class Links {
  private final Content content;
  private final Grid grid;
  private final Size size;
  private final double gap;
  private final Map<String, List<Double>> sources = new HashMap<>();

  Links(Content content, Grid grid, List<Node> placed, Density density) {
    this.grid = grid;
    this.content = content;
    this.size = Size.of(content.links().size(), density, grid.compact());
    this.gap = size == Size.CARD ? 2 * Grid.GAP : Grid.CHIP_GAP;
    Map<String, Node> byId = new HashMap<>();
    placed.forEach(n -> byId.put(n.id(), n));
    for (Table table : content.tables()) {
      for (Row row : table.rows()) {
        Node from = byId.getOrDefault(row.id(), byId.get(table.id()));
        if (from != null) {
          row.links().forEach(link -> source(link, from.bounds().middleY()));
        }
      }
    }
  }

  private void source(String link, double y) {
    sources.computeIfAbsent(link, k -> new ArrayList<>()).add(y);
  }

  /** Nodes of all links, none below {@code bottom} if there is room above. */
  List<Node> place(double bottom) {
    List<Link> links = content.links();
    double[] heights = links.stream().mapToDouble(size::height).toArray();
    double[] tops =
        Stack.tops(
            heights, (i, otherwise) -> wanted(links.get(i), otherwise), Grid.TOP, gap, bottom);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < tops.length; i++) {
      nodes.add(LinkPainter.node(links.get(i), grid, Math.round(tops[i]), size));
    }
    return nodes;
  }

  /** Among its routes, or where rows are low beside the first table that leads to it. */
  private double wanted(Link link, double otherwise) {
    List<String> ids =
        link.fold() ? link.members().stream().map(Link::id).toList() : List.of(link.id());
    DoubleStream places =
        ids.stream()
            .flatMap(id -> sources.getOrDefault(id, List.of()).stream())
            .mapToDouble(Double::doubleValue);
    OptionalDouble place = size == Size.LINE ? places.min() : places.average();
    return place.orElse(otherwise);
  }
}
