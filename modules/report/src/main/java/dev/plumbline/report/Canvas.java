package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Palette;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** Draws on one page in points, y downwards from the top edge, in colour tokens. */
final class Canvas implements AutoCloseable {
  /** Control point of a quarter circle of radius one. */
  private static final double ROUND = 0.5523;

  private final PDPageContentStream out;
  private final Typesetter type;
  private final double height;

  Canvas(PDPageContentStream out, PDPage page, Typesetter type) {
    this.out = out;
    this.type = type;
    this.height = page.getMediaBox().getHeight();
  }

  /** Clean text; {@code baseline} from the top. */
  void text(double x, double baseline, String text, Type style) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    out.setNonStrokingColor(colour(style.ink()));
    out.beginText();
    out.setFont(type.font(style), (float) style.size());
    out.newLineAtOffset((float) x, y(baseline));
    out.showText(text);
    out.endText();
  }

  /** Clean text that ends at {@code right}. */
  void textEnding(double right, double baseline, String text, Type style) throws IOException {
    text(right - type.width(text, style), baseline, text, style);
  }

  void line(double x1, double y1, double x2, double y2, Ink ink, double width) throws IOException {
    stroke(ink, width, List.of());
    out.moveTo((float) x1, y(y1));
    out.lineTo((float) x2, y(y2));
    out.stroke();
  }

  void path(List<double[]> points, boolean close, Optional<Ink> fill, Optional<Ink> line)
      throws IOException {
    paint(
        fill,
        line,
        1,
        List.of(),
        () -> {
          out.moveTo((float) points.getFirst()[0], y(points.getFirst()[1]));
          for (double[] point : points.subList(1, points.size())) {
            out.lineTo((float) point[0], y(point[1]));
          }
          if (close) {
            out.closePath();
          }
        });
  }

  void polyline(List<double[]> points, Ink ink, double width, List<Double> dash)
      throws IOException {
    stroke(ink, width, dash);
    out.moveTo((float) points.getFirst()[0], y(points.getFirst()[1]));
    for (double[] point : points.subList(1, points.size())) {
      out.lineTo((float) point[0], y(point[1]));
    }
    out.stroke();
  }

  void curve(double[] at, Ink ink, double width, List<Double> dash) throws IOException {
    stroke(ink, width, dash);
    out.moveTo((float) at[0], y(at[1]));
    out.curveTo((float) at[2], y(at[3]), (float) at[4], y(at[5]), (float) at[6], y(at[7]));
    out.stroke();
  }

  void circle(double x, double y, double radius, Optional<Ink> fill, Optional<Ink> line)
      throws IOException {
    box(x - radius, y - radius, 2 * radius, 2 * radius, radius, fill, line, 1, List.of());
  }

  void box(
      double x,
      double y,
      double width,
      double height,
      double radius,
      Optional<Ink> fill,
      Optional<Ink> line,
      double lineWidth,
      List<Double> dash)
      throws IOException {
    paint(fill, line, lineWidth, dash, () -> outline(x, y, width, height, radius));
  }

  private void outline(double x, double top, double width, double high, double corner)
      throws IOException {
    float radius = (float) Math.min(corner, Math.min(width, high) / 2);
    float left = (float) x;
    float right = (float) (x + width);
    float up = y(top);
    float down = y(top + high);
    if (radius == 0) {
      out.addRect(left, down, right - left, up - down);
      return;
    }
    float bend = (float) (radius * (1 - ROUND));
    out.moveTo(left + radius, up);
    out.lineTo(right - radius, up);
    out.curveTo(right - bend, up, right, up - bend, right, up - radius);
    out.lineTo(right, down + radius);
    out.curveTo(right, down + bend, right - bend, down, right - radius, down);
    out.lineTo(left + radius, down);
    out.curveTo(left + bend, down, left, down + bend, left, down + radius);
    out.lineTo(left, up - radius);
    out.curveTo(left, up - bend, left + bend, up, left + radius, up);
    out.closePath();
  }

  /** A path of PDF operators. */
  private interface Outline {
    void draw() throws IOException;
  }

  private void paint(
      Optional<Ink> fill, Optional<Ink> line, double width, List<Double> dash, Outline outline)
      throws IOException {
    if (fill.isPresent()) {
      out.setNonStrokingColor(colour(fill.get()));
    }
    if (line.isPresent()) {
      stroke(line.get(), width, dash);
    }
    if (fill.isEmpty() && line.isEmpty()) {
      return;
    }
    outline.draw();
    if (fill.isPresent() && line.isPresent()) {
      out.fillAndStroke();
    } else if (fill.isPresent()) {
      out.fill();
    } else {
      out.stroke();
    }
  }

  private void stroke(Ink ink, double width, List<Double> dash) throws IOException {
    out.setStrokingColor(colour(ink));
    out.setLineWidth((float) width);
    float[] pattern = new float[dash.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = dash.get(i).floatValue();
    }
    out.setLineDashPattern(pattern, 0);
  }

  /** Everything drawn until {@link #restore} is this transparent. */
  void save(double opacity) throws IOException {
    out.saveGraphicsState();
    if (opacity < 1) {
      PDExtendedGraphicsState state = new PDExtendedGraphicsState();
      state.setNonStrokingAlphaConstant((float) opacity);
      state.setStrokingAlphaConstant((float) opacity);
      out.setGraphicsStateParameters(state);
    }
  }

  void restore() throws IOException {
    out.restoreGraphicsState();
  }

  private float y(double fromTop) {
    return (float) (height - fromTop);
  }

  private static Color colour(Ink ink) {
    return new Color(Palette.LIGHT.rgb(ink));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
