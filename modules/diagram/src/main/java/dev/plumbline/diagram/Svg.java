package dev.plumbline.diagram;

import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a drawing as one self-contained SVG 1.1 file. Text from the instance is escaped: it is
 * data, never markup. Each node is a group with a title, so that browsers show it as a tooltip.
 */
public final class Svg {
  private final Palette palette;
  private final StringBuilder out = new StringBuilder();

  private Svg(Palette palette) {
    this.palette = palette;
  }

  /** The drawing in the colours of a palette, as UTF-8 text. */
  public static String write(Drawing drawing, Palette palette) {
    return new Svg(palette).file(drawing);
  }

  private String file(Drawing drawing) {
    String width = number(drawing.width());
    String height = number(drawing.height());
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\""
                .formatted(width, height))
        .append(" viewBox=\"0 0 %s %s\" role=\"img\">\n".formatted(width, height))
        .append("<title>%s</title>\n".formatted(escape(drawing.title())))
        .append("<style>text{white-space:pre}</style>\n")
        .append(
            "<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n"
                .formatted(palette.hex(Ink.WINDOW)));
    for (Edge edge : drawing.edges()) {
      group("edge", edge.from() + " to " + edge.to(), "", edge.opacity(), edge.shapes());
    }
    for (Node node : drawing.nodes()) {
      String kind = node.kind().name().toLowerCase(Locale.ROOT);
      group(kind, node.id(), node.outline(), node.opacity(), node.shapes());
    }
    return out.append("</svg>\n").toString();
  }

  private void group(String kind, String id, String title, double opacity, List<Shape> shapes) {
    out.append("<g class=\"%s\" data-id=\"%s\"".formatted(kind, escape(id)));
    if (opacity < 1) {
      out.append(" opacity=\"%s\"".formatted(number(opacity)));
    }
    out.append(">\n");
    if (!title.isEmpty()) {
      out.append("<title>%s</title>\n".formatted(escape(title)));
    }
    shapes.forEach(shape -> out.append(element(shape)).append('\n'));
    out.append("</g>\n");
  }

  private String element(Shape shape) {
    return switch (shape) {
      case Box box ->
          "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"%s fill=\"%s\"%s/>"
              .formatted(
                  number(box.bounds().x()),
                  number(box.bounds().y()),
                  number(box.bounds().width()),
                  number(box.bounds().height()),
                  box.radius() > 0 ? " rx=\"%s\"".formatted(number(box.radius())) : "",
                  box.fill().map(palette::hex).orElse("none"),
                  stroke(box.stroke()));
      case Text text ->
          "<text x=\"%s\" y=\"%s\" font-family=\"%s\" font-size=\"%s\"%s%s fill=\"%s\">%s</text>"
              .formatted(
                  number(text.x()),
                  number(text.baseline()),
                  fonts(text.font()),
                  number(text.font().size()),
                  text.font().weight() > 400
                      ? " font-weight=\"%d\"".formatted(text.font().weight())
                      : "",
                  text.end() ? " text-anchor=\"end\"" : "",
                  palette.hex(text.ink()),
                  escape(text.text()));
      case Curve curve ->
          "<path d=\"M%s C%s %s %s\" fill=\"none\"%s/>"
              .formatted(
                  point(curve.from()),
                  point(curve.firstControl()),
                  point(curve.secondControl()),
                  point(curve.to()),
                  stroke(Optional.of(curve.stroke())));
      case Line line ->
          "<polyline points=\"%s\" fill=\"none\"%s/>"
              .formatted(
                  line.points().stream().map(Svg::point).collect(Collectors.joining(" ")),
                  stroke(Optional.of(line.stroke())));
    };
  }

  private static String fonts(FontRole font) {
    return font.mono()
        ? "JetBrains Mono, DejaVu Sans Mono, Consolas, monospace"
        : "Inter, Segoe UI, Helvetica, Arial, sans-serif";
  }

  private String stroke(Optional<Stroke> stroke) {
    return stroke
        .map(
            s ->
                " stroke=\"%s\" stroke-width=\"%s\"%s"
                    .formatted(
                        palette.hex(s.ink()),
                        number(s.width()),
                        s.dash().isEmpty()
                            ? ""
                            : " stroke-dasharray=\"%s\""
                                .formatted(
                                    s.dash().stream()
                                        .map(Svg::number)
                                        .collect(Collectors.joining(" ")))))
        .orElse("");
  }

  private static String point(Point p) {
    return number(p.x()) + "," + number(p.y());
  }

  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** XML text: markup characters as entities, characters that XML forbids as U+FFFD. */
  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default ->
                    safe.appendCodePoint(
                        c < ' ' || c == 0xfffe || c == 0xffff || (c >= 0xd800 && c < 0xe000)
                            ? 0xfffd
                            : c);
              }
            });
    return safe.toString();
  }
}
