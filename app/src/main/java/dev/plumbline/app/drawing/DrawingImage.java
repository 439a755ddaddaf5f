package dev.plumbline.app.drawing;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.FontRole;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Point;
import dev.plumbline.diagram.Rect;
import dev.plumbline.diagram.Shape;
import dev.plumbline.diagram.Shape.Box;
import dev.plumbline.diagram.Shape.Curve;
import dev.plumbline.diagram.Shape.Line;
import dev.plumbline.diagram.Shape.Stroke;
import dev.plumbline.diagram.Shape.Text;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Paints a drawing into an image, twice as large as on the screen so that it stays sharp. */
public final class DrawingImage {
  private static final double SCALE = 2;
  private static final Map<FontRole, Font> FONTS = fonts();

  private final Palette palette;
  private final Graphics2D graphics;

  private DrawingImage(Palette palette, Graphics2D graphics) {
    this.palette = palette;
    this.graphics = graphics;
  }

  /** The drawing in the colours of a palette. */
  public static BufferedImage of(Drawing drawing, Palette palette) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(drawing.width() * SCALE),
            (int) Math.ceil(drawing.height() * SCALE),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      new DrawingImage(palette, graphics).paint(drawing);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void paint(Drawing drawing) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(SCALE, SCALE);
    graphics.setColor(colour(Ink.WINDOW));
    graphics.fill(new Rectangle2D.Double(0, 0, drawing.width(), drawing.height()));
    drawing.edges().forEach(e -> shapes(e.shapes(), e.opacity()));
    drawing.nodes().forEach(n -> shapes(n.shapes(), n.opacity()));
  }

  private void shapes(List<Shape> shapes, double opacity) {
    graphics.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    shapes.forEach(this::shape);
  }

  private void shape(Shape shape) {
    switch (shape) {
      case Box box -> box(box);
      case Text text -> text(text);
      case Curve curve ->
          stroke(
              new CubicCurve2D.Double(
                  curve.from().x(),
                  curve.from().y(),
                  curve.firstControl().x(),
                  curve.firstControl().y(),
                  curve.secondControl().x(),
                  curve.secondControl().y(),
                  curve.to().x(),
                  curve.to().y()),
              curve.stroke());
      case Line line -> stroke(path(line.points()), line.stroke());
    }
  }

  private static Path2D path(List<Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.stream().skip(1).forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }

  private void box(Box box) {
    Rect r = box.bounds();
    RoundRectangle2D outline =
        new RoundRectangle2D.Double(
            r.x(), r.y(), r.width(), r.height(), 2 * box.radius(), 2 * box.radius());
    box.fill()
        .ifPresent(
            ink -> {
              graphics.setColor(colour(ink));
              graphics.fill(outline);
            });
    box.stroke().ifPresent(stroke -> stroke(outline, stroke));
  }

  private void text(Text text) {
    graphics.setFont(FONTS.get(text.font()));
    graphics.setColor(colour(text.ink()));
    double width = graphics.getFontMetrics().getStringBounds(text.text(), graphics).getWidth();
    double x = text.end() ? text.x() - width : text.x();
    graphics.drawString(text.text(), (float) x, (float) text.baseline());
  }

  private void stroke(java.awt.Shape outline, Stroke stroke) {
    float[] dash = new float[stroke.dash().size()];
    for (int i = 0; i < dash.length; i++) {
      dash[i] = stroke.dash().get(i).floatValue();
    }
    graphics.setColor(colour(stroke.ink()));
    graphics.setStroke(
        new BasicStroke(
            (float) stroke.width(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            10,
            dash.length == 0 ? null : dash,
            0));
    graphics.draw(outline);
  }

  private Color colour(Ink ink) {
    return new Color(palette.rgb(ink));
  }

  private static Map<FontRole, Font> fonts() {
    Map<FontRole, Font> fonts = new EnumMap<>(FontRole.class);
    Map<String, Font> read = new HashMap<>();
    for (FontRole role : FontRole.values()) {
      Font font = read.computeIfAbsent(file(role), DrawingImage::read);
      fonts.put(role, font.deriveFont((float) role.size()));
    }
    return fonts;
  }

  private static String file(FontRole role) {
    if (role.mono()) {
      return role.weight() > 400 ? "JetBrainsMono-Bold.ttf" : "JetBrainsMono-Regular.ttf";
    }
    return role.weight() > 400 ? "Inter-SemiBold.otf" : "Inter-Regular.otf";
  }

  private static Font read(String file) {
    Class<?> beside = file.startsWith("Inter") ? FlatInterFont.class : FlatJetBrainsMonoFont.class;
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("font missing from the program: " + file);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("font unreadable: " + file, e);
    }
  }
}
