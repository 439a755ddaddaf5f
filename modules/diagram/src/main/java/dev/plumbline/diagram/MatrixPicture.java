package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Text;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.Matrix.Destination;
import dev.plumbline.path.trace.Matrix.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The matrix of sources and destinations, drawn in three parts so that headers can stay while cells
 * move. Each part begins at its own upper left corner.
 *
 * @param columns destinations, above the cells
 * @param rows sources, left of the cells
 * @param cells outcome by sign, word and colour
 */
public record MatrixPicture(Drawing columns, Drawing rows, Drawing cells) {
  public static final double ROW = 32;
  public static final double HEAD = 58;
  public static final double SIDE = 200;

  private static final double PAD = 8;
  private static final double LEAST_CELL = 112;
  private static final double MOST_CELL = 190;

  /** Draws a matrix. */
  public static MatrixPicture of(Matrix matrix) {
    double width =
        Math.clamp(
            matrix.cells().stream()
                    .flatMap(List::stream)
                    .flatMap(Optional::stream)
                    .mapToDouble(c -> Metrics.width(c.word(), FontRole.MONO))
                    .max()
                    .orElse(0)
                + 26
                + 2 * PAD,
            LEAST_CELL,
            MOST_CELL);
    double wide = width * matrix.destinations().size();
    double high = ROW * matrix.sources().size();
    List<Node> cells = new ArrayList<>();
    for (int r = 0; r < matrix.sources().size(); r++) {
      for (int c = 0; c < matrix.destinations().size(); c++) {
        Rect bounds = new Rect(c * width, r * ROW, width, ROW);
        cells.add(
            CellPainter.node(
                cellId(r, c),
                matrix.sources().get(r),
                matrix.destinations().get(c),
                matrix.cells().get(r).get(c),
                bounds));
      }
    }
    return new MatrixPicture(
        drawing("Destinations", wide, HEAD, heads(matrix, width)),
        drawing("Sources", SIDE, high, sides(matrix)),
        drawing("Sources and destinations", wide, high, cells));
  }

  /** The id of a cell's node. */
  public static String cellId(int row, int column) {
    return "cell/" + row + "/" + column;
  }

  private static Drawing drawing(String title, double width, double height, List<Node> nodes) {
    return new Drawing(title, width, height, List.of(), List.copyOf(nodes));
  }

  private static List<Node> heads(Matrix matrix, double width) {
    List<Node> nodes = new ArrayList<>();
    for (int c = 0; c < matrix.destinations().size(); c++) {
      Destination to = matrix.destinations().get(c);
      double x = c * width + PAD;
      double room = width - PAD - 2;
      List<Shape> shapes = new ArrayList<>();
      double baseline = 18;
      for (String line :
          Metrics.wrap(capital(to.label()), FontRole.LABEL, room).stream().limit(2).toList()) {
        shapes.add(new Text(x, baseline, line, FontRole.LABEL, Ink.TEXT, false));
        baseline += 14;
      }
      String address = Metrics.fitAddress(to.address().toString(), FontRole.MONO_SMALL, room);
      shapes.add(new Text(x, HEAD - 9, address, FontRole.MONO_SMALL, Ink.MUTED, false));
      nodes.add(
          head(
              "column/" + c,
              new Rect(c * width, 0, width, HEAD),
              to.label() + " " + to.address(),
              shapes));
    }
    return nodes;
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static List<Node> sides(Matrix matrix) {
    List<Node> nodes = new ArrayList<>();
    for (int r = 0; r < matrix.sources().size(); r++) {
      Source from = matrix.sources().get(r);
      double baseline = Grid.baseline(r * ROW, ROW, FontRole.MONO);
      List<Shape> shapes = new ArrayList<>();
      Text link =
          new Text(SIDE - PAD, baseline, Labels.link(from.link()), FontRole.SMALL, Ink.MUTED, true);
      shapes.add(link);
      double room = link.bounds().x() - 16 - 8;
      shapes.add(
          new Text(
              16,
              baseline,
              Metrics.fitAddress(from.label(), FontRole.MONO, room),
              FontRole.MONO,
              Ink.TEXT,
              false));
      nodes.add(
          head(
              "row/" + r,
              new Rect(0, r * ROW, SIDE, ROW),
              from.label() + " " + from.link(),
              shapes));
    }
    return nodes;
  }

  private static Node head(String id, Rect bounds, String words, List<Shape> shapes) {
    return new Node(
        id,
        Node.Kind.HEADER,
        State.NORMAL,
        bounds,
        0,
        1,
        false,
        Optional.empty(),
        words,
        List.copyOf(shapes));
  }

  /** The matrix on one sheet, as for paper: these columns of it, or all that there are. */
  public Drawing page(int from, int to) {
    double width = columns.nodes().isEmpty() ? 0 : columns.nodes().getFirst().bounds().width();
    double left = from * width;
    double right = Math.min(to, columns.nodes().size()) * width;
    List<Node> nodes = new ArrayList<>();
    rows.nodes().forEach(n -> nodes.add(n.moved(0, HEAD)));
    inside(columns, left, right).forEach(n -> nodes.add(n.moved(SIDE - left, 0)));
    inside(cells, left, right).forEach(n -> nodes.add(n.moved(SIDE - left, HEAD)));
    return drawing(cells.title(), SIDE + right - left, HEAD + cells.height(), nodes);
  }

  private static List<Node> inside(Drawing part, double left, double right) {
    return part.nodes().stream()
        .filter(n -> n.bounds().x() >= left - 0.5 && n.bounds().right() <= right + 0.5)
        .toList();
  }
}
