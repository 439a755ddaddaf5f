package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Point;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;

/** The diagram on the screen: painted, pointed at, zoomed and moved. */
final class DiagramView extends Region {
  private static final double WHEEL_STEP = 1.12;

  /** How much of a picture of some size is seen at first in a view of some size. */
  interface Beginning {
    Zoom of(double width, double height, double viewWidth, double viewHeight);
  }

  private final RoutingModel model;
  private final Beginning beginning;
  private final Canvas canvas = new Canvas();
  private final Tooltip tooltip = new Tooltip();
  private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.ACTUAL);
  private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);
  private Optional<Point> dragFrom = Optional.empty();
  private boolean dragged;
  private Optional<Drawn> placed = Optional.empty();

  DiagramView(RoutingModel model) {
    this(model, Zoom::start);
  }

  /**
   * @param beginning how much of a new picture is seen at first
   */
  DiagramView(RoutingModel model, Beginning beginning) {
    this.model = model;
    this.beginning = beginning;
    getStyleClass().add("diagram");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Routing diagram; F7 shows it as a list");
    getChildren().add(canvas);
    tooltip.setShowDelay(Duration.millis(500));
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    model.drawn().subscribe(d -> requestLayout());
    model.selected().subscribe(this::reveal);
    model.hovered().subscribe(this::hover);
    zoom.subscribe(z -> paint());
    backgroundProperty().subscribe(this::dress);
    focusedProperty().subscribe(f -> paint());
    canvas.setOnMouseMoved(this::point);
    canvas.setOnMouseExited(e -> model.hovered().set(Optional.empty()));
    canvas.setOnMousePressed(this::press);
    canvas.setOnMouseDragged(this::drag);
    canvas.setOnMouseReleased(this::release);
    canvas.setOnScroll(this::scroll);
  }

  ObjectProperty<Zoom> zoom() {
    return zoom;
  }

  /** The palette of the theme that the window wears. */
  ReadOnlyObjectProperty<Palette> palette() {
    return palette.getReadOnlyProperty();
  }

  private void dress(Background background) {
    palette.set(DrawingBox.palette(background));
    paint();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    setClip(new Rectangle(getWidth(), getHeight()));
    Drawn now = model.drawn().get();
    if (getWidth() > 0 && placed.filter(now::sameGround).isEmpty()) {
      placed = Optional.of(now);
      zoom.set(beginning.of(drawing().width(), drawing().height(), getWidth(), getHeight()));
    }
    paint();
  }

  private Drawing drawing() {
    return model.drawing();
  }

  private void paint() {
    new CanvasPainter(canvas.getGraphicsContext2D(), palette.get(), model.highlight())
        .paint(drawing(), zoom.get(), canvas.getWidth(), canvas.getHeight());
  }

  private void hover(Optional<String> id) {
    Optional<Node> node = id.flatMap(drawing()::node);
    canvas.setCursor(node.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    node.ifPresentOrElse(
        n -> {
          tooltip.setText(n.outline());
          Tooltip.install(canvas, tooltip);
        },
        () -> Tooltip.uninstall(canvas, tooltip));
    paint();
  }

  private void reveal(Optional<String> id) {
    Optional<Node> node = id.flatMap(drawing()::node);
    node.ifPresent(
        n -> {
          setAccessibleText(n.outline());
          if (getWidth() > 0) {
            zoom.set(zoom.get().showing(n.bounds(), getWidth(), getHeight()));
          }
        });
    paint();
  }

  private Optional<Node> nodeAt(MouseEvent event) {
    Point place = zoom.get().toDrawing(event.getX(), event.getY());
    return drawing().at(place.x(), place.y());
  }

  private void point(MouseEvent event) {
    Optional<String> id = nodeAt(event).map(Node::id);
    if (!id.equals(model.hovered().get())) {
      model.hovered().set(id);
    }
  }

  private void press(MouseEvent event) {
    requestFocus();
    dragFrom = Optional.of(new Point(event.getX(), event.getY()));
    dragged = false;
  }

  private void drag(MouseEvent event) {
    dragFrom.ifPresent(
        from -> {
          double dx = event.getX() - from.x();
          double dy = event.getY() - from.y();
          if (dragged || Math.hypot(dx, dy) > 4) {
            dragged = true;
            canvas.setCursor(Cursor.CLOSED_HAND);
            move(zoom.get().moved(dx, dy));
            dragFrom = Optional.of(new Point(event.getX(), event.getY()));
          }
        });
  }

  private void release(MouseEvent event) {
    if (!dragged && event.getButton() == MouseButton.PRIMARY) {
      Optional<Node> node = nodeAt(event);
      model.select(node.map(Node::id));
      node.ifPresent(n -> clicked(n, event));
    }
    dragged = false;
    dragFrom = Optional.empty();
    canvas.setCursor(Cursor.DEFAULT);
  }

  /** A fold opens at one click, for there is nothing else to do with it. */
  private void clicked(Node node, MouseEvent event) {
    if (node.foldable() || event.getClickCount() == 2) {
      model.toggleFold(node.id());
    }
  }

  /** The wheel moves the picture, with Ctrl or Cmd it zooms at the pointer. */
  private void scroll(ScrollEvent event) {
    if (!event.isShortcutDown()) {
      move(zoom.get().moved(event.getDeltaX(), event.getDeltaY()));
    } else if (event.getDeltaY() != 0) {
      double factor = event.getDeltaY() > 0 ? WHEEL_STEP : 1 / WHEEL_STEP;
      move(zoom.get().by(factor, event.getX(), event.getY()));
    }
    event.consume();
  }

  private void move(Zoom next) {
    zoom.set(next.within(drawing().width(), drawing().height(), getWidth(), getHeight()));
  }

  /** Larger or smaller around the middle. */
  void zoomBy(double factor) {
    move(zoom.get().by(factor, getWidth() / 2, getHeight() / 2));
  }

  /** Everything in view. */
  void fit() {
    zoom.set(Zoom.fit(drawing().width(), drawing().height(), getWidth(), getHeight()));
  }

  /** 100 %, from the upper left. */
  void actualSize() {
    zoom.set(Zoom.ACTUAL);
  }

  /** Brings a place of the drawing to the middle. */
  void centre(double x, double y) {
    double scale = zoom.get().scale();
    move(new Zoom(scale, getWidth() / 2 - x * scale, getHeight() / 2 - y * scale));
  }

  /** Where a node is in this view; for tests and popovers. */
  Optional<Rectangle2D> placeOf(String id) {
    Zoom z = zoom.get();
    return drawing()
        .node(id)
        .map(Node::bounds)
        .map(
            b ->
                new Rectangle2D(
                    b.x() * z.scale() + z.x(),
                    b.y() * z.scale() + z.y(),
                    b.width() * z.scale(),
                    b.height() * z.scale()));
  }
}
