package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places the links beside the routes that lead to them, in their order and without touching. */
final class Links {
  private final Content content;
  private final Grid grid;
  private final Map<String, List<Double>> sources = new HashMap<>();

  Links(Content content, Grid grid, List<Node> placed) {
    this.grid = grid;
    this.content = content;
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
    boolean chips = links.size() >= Grid.CHIPS;
    double gap = chips ? Grid.CHIP_GAP : 2 * Grid.GAP;
    double[] tops = new double[links.size()];
    double next = Grid.TOP;
    for (int i = 0; i < tops.length; i++) {
      double height = LinkPainter.height(links.get(i), chips);
      tops[i] = Math.max(next, wanted(links.get(i), next + height / 2) - height / 2);
      next = tops[i] + height + gap;
    }
    double limit = Math.max(bottom, packed(links, chips, gap));
    for (int i = tops.length - 1; i >= 0; i--) {
      double height = LinkPainter.height(links.get(i), chips);
      tops[i] = Math.min(tops[i], limit - height);
      limit = tops[i] - gap;
    }
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < tops.length; i++) {
      nodes.add(LinkPainter.node(links.get(i), grid, Math.round(tops[i]), chips));
    }
    return nodes;
  }

  private static double packed(List<Link> links, boolean chips, double gap) {
    return Grid.TOP
        + links.stream().mapToDouble(l -> LinkPainter.height(l, chips) + gap).sum()
        - gap;
  }

  private double wanted(Link link, double otherwise) {
    List<String> ids =
        link.fold() ? link.members().stream().map(Link::id).toList() : List.of(link.id());
    return ids.stream()
        .flatMap(id -> sources.getOrDefault(id, List.of()).stream())
        .mapToDouble(Double::doubleValue)
        .average()
        .orElse(otherwise);
  }
}
