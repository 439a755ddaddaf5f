package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Node.Kind;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Rect;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/**
 * The whole picture very small, with a frame around what is seen; a click goes there. It stands
 * below the diagram, so that it never hides a part of it.
 */
final class MiniMap extends StackPane {
  private static final double WIDTH = 160;
  private static final double HEIGHT = 32;

  /** From as many links on the map helps, even while everything is seen. */
  private static final long MANY_LINKS = 15;

  private final RoutingModel model;
  private final DiagramView view;
  private final Canvas canvas = new Canvas();

  MiniMap(RoutingModel model, DiagramView view) {
    this.model = model;
    this.view = view;
    getStyleClass().add("mini-map");
    getChildren().add(canvas);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setAccessibleText("Overview of the diagram");
    model.drawn().subscribe(d -> paint());
    view.zoom().subscribe(z -> paint());
    view.palette().subscribe(p -> paint());
    view.widthProperty().subscribe(w -> paint());
    view.heightProperty().subscribe(h -> paint());
    canvas.setOnMousePressed(this::go);
    canvas.setOnMouseDragged(this::go);
  }

  private double scale() {
    Drawing drawing = model.drawing();
    return Math.min(WIDTH / drawing.width(), HEIGHT / drawing.height());
  }

  private Rect seen() {
    return view.zoom().get().visible(view.getWidth(), view.getHeight());
  }

  private boolean all(Drawing drawing) {
    Rect seen = seen();
    return seen.x() <= 0
        && seen.y() <= 0
        && seen.right() >= drawing.width()
        && seen.bottom() >= drawing.height();
  }

  private void go(MouseEvent event) {
    view.centre(event.getX() / scale(), event.getY() / scale());
    event.consume();
  }

  private void paint() {
    Drawing drawing = model.drawing();
    Rect seen = seen();
    long links = drawing.nodes().stream().filter(n -> n.kind() == Kind.LINK).count();
    boolean useful = links >= MANY_LINKS || !all(drawing);
    setVisible(useful);
    setManaged(useful);
    if (useful) {
      paint(drawing, seen);
    }
  }

  private void paint(Drawing drawing, Rect seen) {
    double scale = scale();
    canvas.setWidth(drawing.width() * scale);
    canvas.setHeight(drawing.height() * scale);
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    Palette palette = view.palette().get();
    graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (Node node : drawing.nodes()) {
      if (node.selectable()) {
        Rect b = node.bounds();
        graphics.setFill(colour(palette, MapInk.of(node, model.picture().hits())));
        graphics.fillRect(
            b.x() * scale,
            b.y() * scale,
            Math.max(1, b.width() * scale),
            Math.max(1, b.height() * scale - 1));
      }
    }
    graphics.setStroke(colour(palette, Ink.ACCENT));
    graphics.setLineWidth(1.5);
    double left = Math.max(0.75, seen.x() * scale);
    double top = Math.max(0.75, seen.y() * scale);
    graphics.strokeRect(
        left,
        top,
        Math.min(canvas.getWidth() - 0.75, seen.right() * scale) - left,
        Math.min(canvas.getHeight() - 0.75, seen.bottom() * scale) - top);
  }

  private static Color colour(Palette palette, Ink ink) {
    return Color.web(palette.hex(ink));
  }
}
