package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Palette;
import java.util.Optional;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Background;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A drawing as it is, such as the legend, or the part of one that is seen. */
public final class DrawingBox extends StackPane {
  private final Canvas canvas = new Canvas();

  public DrawingBox() {
    setMouseTransparent(true);
    getChildren().add(canvas);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /** The palette that goes with a background of the theme. */
  public static Palette palette(Background background) {
    boolean dark =
        background != null
            && !background.getFills().isEmpty()
            && background.getFills().getLast().getFill() instanceof Color ground
            && ground.getBrightness() < 0.5;
    return dark ? Palette.DARK : Palette.LIGHT;
  }

  /** All of a drawing. */
  void show(Drawing drawing, Palette palette) {
    setAccessibleText(drawing.nodes().isEmpty() ? "" : drawing.nodes().getFirst().outline());
    show(drawing, palette, 0, 0, drawing.width(), drawing.height(), Optional.empty());
  }

  /** The part of a drawing from {@code (x, y)} on, with one of its nodes outlined. */
  public void show(
      Drawing drawing,
      Palette palette,
      double x,
      double y,
      double width,
      double height,
      Optional<String> selected) {
    canvas.setWidth(width);
    canvas.setHeight(height);
    new CanvasPainter(
            canvas.getGraphicsContext2D(),
            palette,
            new Highlight(selected, Set.of(), false, Set.of()))
        .paint(drawing, new Zoom(1, -x, -y), width, height);
  }
}
