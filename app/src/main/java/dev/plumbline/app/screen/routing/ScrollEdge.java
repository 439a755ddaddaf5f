package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Rect;
import java.util.Set;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * The right edge of the diagram: which part of a tall picture is seen, with a tick for each fault
 * and each hit of the filter. A click or drag goes there. Empty while the whole height is seen.
 */
final class ScrollEdge extends Region {
  static final double WIDTH = 12;

  private static final double LEAST_THUMB = 24;

  private final RoutingModel model;
  private final DiagramView view;
  private final Canvas canvas = new Canvas();

  ScrollEdge(RoutingModel model, DiagramView view) {
    this.model = model;
    this.view = view;
    getStyleClass().add("scroll-edge");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    setAccessibleText("Place in the diagram; ticks are faults and hits of the filter");
    getChildren().add(canvas);
    model.drawn().subscribe(d -> paint());
    view.zoom().subscribe(z -> paint());
    view.palette().subscribe(p -> paint());
    setOnMousePressed(this::go);
    setOnMouseDragged(this::go);
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    paint();
  }

  /** True while part of the height is out of view. */
  boolean needed() {
    return model.drawing().height() > seen().height() + 1;
  }

  private Rect seen() {
    return view.zoom().get().visible(view.getWidth(), view.getHeight());
  }

  private void go(MouseEvent event) {
    if (needed() && getHeight() > 0) {
      Rect seen = seen();
      double middle = event.getY() / getHeight() * model.drawing().height();
      view.centre(seen.x() + seen.width() / 2, middle);
    }
    event.consume();
  }

  private void paint() {
    GraphicsContext graphics = canvas.getGraphicsContext2D();
    Palette palette = view.palette().get();
    graphics.setFill(colour(palette, Ink.WINDOW));
    graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    if (!needed() || canvas.getHeight() <= 0) {
      return;
    }
    Drawing drawing = model.drawing();
    double scale = canvas.getHeight() / drawing.height();
    Rect seen = seen();
    double height = Math.max(LEAST_THUMB, seen.height() * scale);
    double top = Math.clamp(seen.y() * scale, 0, Math.max(0, canvas.getHeight() - height));
    graphics.setFill(colour(palette, Ink.BORDER));
    graphics.fillRoundRect(3, top + 1, WIDTH - 6, height - 2, 6, 6);
    Set<String> hits = model.picture().hits();
    for (Node node : drawing.nodes()) {
      if (node.selectable() && (node.state().fault() || hits.contains(node.id()))) {
        graphics.setFill(colour(palette, MapInk.of(node, hits)));
        graphics.fillRect(1, Math.round(node.bounds().middleY() * scale) - 1, WIDTH - 2, 2);
      }
    }
  }

  private static Color colour(Palette palette, Ink ink) {
    return Color.web(palette.hex(ink));
  }
}
