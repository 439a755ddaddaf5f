package dev.plumbline.report;

import dev.plumbline.diagram.Ink;
import dev.plumbline.guide.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes of severities: told apart without colour. */
final class SeverityIcon {
  private static final Type MARK = new Type(Type.Face.STRONG, 7.5, 9, Ink.WINDOW);

  private SeverityIcon() {}

  static Ink ink(Severity severity) {
    return switch (severity) {
      case CRITICAL, ERROR -> Ink.CRITICAL;
      case WARNING -> Ink.WARNING;
      case INFO -> Ink.NOTE;
    };
  }

  /** Draws the icon of 11 points around a centre. */
  static void draw(Canvas canvas, Typesetter type, double x, double y, Severity severity)
      throws IOException {
    Optional<Ink> fill = Optional.of(ink(severity));
    String mark = severity == Severity.INFO ? "i" : "!";
    switch (severity) {
      case CRITICAL -> canvas.path(polygon(x, y, 5.8, 8, Math.PI / 8), true, fill, fill);
      case ERROR -> canvas.circle(x, y, 5.5, fill, Optional.empty());
      case WARNING ->
          canvas.path(polygon(x, y + 1.4, 6.6, 3, -Math.PI / 2), true, fill, Optional.empty());
      case INFO -> canvas.circle(x, y, 5.5, fill, Optional.empty());
    }
    double dy = severity == Severity.WARNING ? 3.6 : 2.7;
    canvas.text(x - type.width(mark, MARK) / 2, y + dy, mark, MARK);
  }

  private static List<double[]> polygon(double x, double y, double radius, int n, double turn) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double angle = turn + 2 * Math.PI * i / n;
      points.add(new double[] {x + radius * Math.cos(angle), y + radius * Math.sin(angle)});
    }
    return points;
  }
}
