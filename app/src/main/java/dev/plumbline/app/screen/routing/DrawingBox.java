package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.StackPane;

/** A small drawing as it is, such as the legend. */
final class DrawingBox extends StackPane {
  private final Canvas canvas = new Canvas();

  DrawingBox() {
    setMouseTransparent(true);
    getChildren().add(canvas);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  void show(Drawing drawing, Palette palette) {
    canvas.setWidth(drawing.width());
    canvas.setHeight(drawing.height());
    setAccessibleText(drawing.nodes().isEmpty() ? "" : drawing.nodes().getFirst().outline());
    new CanvasPainter(canvas.getGraphicsContext2D(), palette, Highlight.NONE)
        .paint(drawing, Zoom.ACTUAL, drawing.width(), drawing.height());
  }
}
