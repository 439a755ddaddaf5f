package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.Severity;
import dev.plumbline.guide.playbook.PlaybookSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.transform.Scale;

/** The tree as a map: the way taken is lit, a click on an answered question goes there. */
final class MapView extends ScrollPane {
  private static final double SMALLEST = 0.6;
  private static final double LARGEST = 1.6;
  private static final double TIP = 10;

  /** Room for the scroll bar. */
  private static final double BAR = 14;

  private final Pane canvas = new Pane();
  private final Scale zoom = new Scale(1, 1, 0, 0);
  private double chosenZoom = 1;
  private double mapWidth = 1;
  private double middle;
  private final Map<Record, List<Node>> pictures = new LinkedHashMap<>();
  private boolean calm;
  private final Consumer<String> goTo;

  MapView(Consumer<String> goTo) {
    this.goTo = goTo;
    canvas.getStyleClass().add("guide-map-canvas");
    canvas.getTransforms().add(zoom);
    getStyleClass().add("guide-map");
    setContent(new Group(canvas));
    setPannable(true);
    setFocusTraversable(false);
    addEventFilter(ScrollEvent.SCROLL, this::wheel);
    widthProperty().subscribe(this::fit);
    viewportBoundsProperty().subscribe(this::bringIntoView);
  }

  private void wheel(ScrollEvent event) {
    if (event.isShortcutDown()) {
      zoom(event.getDeltaY() > 0 ? 1.1 : 1 / 1.1);
      event.consume();
    }
  }

  /** Enlarges or shrinks the map, within bounds. */
  void zoom(double factor) {
    chosenZoom = Math.clamp(chosenZoom * factor, SMALLEST, LARGEST);
    fit();
  }

  /** The whole breadth is in view unless the user enlarged the map. */
  private void fit() {
    double room = getWidth() - BAR;
    double fitting = room > 0 ? Math.clamp(room / mapWidth, SMALLEST, 1) : 1;
    zoom.setX(fitting * chosenZoom);
    zoom.setY(fitting * chosenZoom);
  }

  /** Back to the size of the rest of the window. */
  void resetZoom() {
    chosenZoom = 1;
    fit();
  }

  /** What stands where it stood keeps its picture: a step changes a few boxes, not the map. */
  void show(PlaybookSession session) {
    MapLayout layout = MapLayout.of(session);
    mapWidth = layout.width();
    boolean quiet =
        session.facts().withheld()
            || session
                .conclusion()
                .filter(c -> c.conclusion().severity() == Severity.INFO)
                .isPresent();
    if (quiet != calm) {
      calm = quiet;
      pictures.clear();
      canvas.getChildren().clear();
    }
    fit();
    Map<Record, List<Node>> now = new LinkedHashMap<>();
    layout.edges().forEach(e -> now.put(e, pictures.getOrDefault(e, List.of())));
    layout.nodes().forEach(n -> now.put(n, pictures.getOrDefault(n, List.of())));
    pictures.keySet().removeAll(now.keySet());
    pictures.values().forEach(canvas.getChildren()::removeAll);
    pictures.clear();
    pictures.putAll(now);
    pictures.replaceAll((what, old) -> old.isEmpty() ? picture(what) : old);
    canvas.setPrefSize(layout.width(), layout.height());
    middle = layout.present().map(MapLayout.Node::middle).orElse(0.0);
    bringIntoView();
  }

  /** The present question is seen, in the middle where the map is longer than its window. */
  private void bringIntoView() {
    layout();
    double height = canvas.getPrefHeight() * zoom.getY();
    double visible = getViewportBounds().getHeight();
    double top = middle * zoom.getY() - visible / 2;
    setVvalue(height > visible ? Math.clamp(top / (height - visible), 0, 1) : 0);
  }

  private List<Node> picture(Record what) {
    int before = canvas.getChildren().size();
    if (what instanceof MapLayout.Edge edge) {
      edge(edge);
    } else if (what instanceof MapLayout.Node node) {
      node(node);
    }
    List<Node> made =
        List.copyOf(canvas.getChildren().subList(before, canvas.getChildren().size()));
    made.forEach(part -> part.setViewOrder(depth(what)));
    return made;
  }

  /** Boxes over the way taken, that over the others. */
  private static double depth(Record what) {
    return what instanceof MapLayout.Edge edge ? edge.lit() ? 1 : 2 : 0;
  }

  private void edge(MapLayout.Edge edge) {
    MapLayout.Node from = edge.from();
    MapLayout.Node to = edge.to();
    if (edge.down()) {
      double x = from.x() + from.width() / 2;
      line(x, from.y() + from.height(), x, to.y(), edge.lit());
      answer(edge, x, (from.y() + from.height() + to.y()) / 2);
      return;
    }
    boolean side = from.number() == 0;
    double trunk = side ? from.x() + 10 : from.x() + from.width() + 12;
    double start = side ? from.y() + from.height() : from.middle();
    if (!side) {
      line(from.x() + from.width(), from.middle(), trunk, from.middle(), edge.lit());
    }
    line(trunk, start, trunk, to.middle(), edge.lit());
    line(trunk, to.middle(), to.x(), to.middle(), edge.lit());
    if (!side) {
      answer(edge, (trunk + to.x()) / 2 + 2, to.middle());
    }
  }

  private void line(double x1, double y1, double x2, double y2, boolean lit) {
    if (x1 != x2 || y1 != y2) {
      Line line = new Line(x1, y1, x2, y2);
      line.getStyleClass().add(lit ? "map-edge-lit" : "map-edge");
      canvas.getChildren().add(line);
    }
  }

  /** The answer on its way, as a small pill with its middle at this place. */
  private void answer(MapLayout.Edge edge, double x, double y) {
    if (edge.label().isEmpty()) {
      return;
    }
    Label pill = Texts.of(edge.label(), edge.lit() ? "map-answer-lit" : "map-answer");
    double width = edge.down() ? 120 : MapLayout.ANSWER_WIDTH - 18;
    pill.setMaxWidth(Region.USE_PREF_SIZE);
    StackPane place = new StackPane(pill);
    place.resizeRelocate(x - width / 2, y - 10, width, 20);
    place.setPrefSize(width, 20);
    place.setMouseTransparent(true);
    canvas.getChildren().add(place);
  }

  private void node(MapLayout.Node node) {
    StackPane box = new StackPane();
    box.setLayoutX(node.x());
    box.setLayoutY(node.y());
    box.setMinSize(node.width(), node.height());
    box.setPrefSize(node.width(), node.height());
    box.setMaxSize(node.width(), node.height());
    box.getStyleClass().addAll("map-node", style(node));
    if (node.kind() == MapLayout.Kind.CONCLUSION) {
      box.getChildren().add(flag(node));
    }
    box.getChildren().add(content(node));
    Tooltip.install(box, new Tooltip(node.label()));
    box.setAccessibleText(node.label() + ", " + node.state().name().toLowerCase(Locale.ROOT));
    if (node.kind() == MapLayout.Kind.QUESTION && node.state() == MapLayout.State.DONE) {
      box.setOnMouseClicked(e -> goTo.accept(node.id()));
    }
    canvas.getChildren().add(box);
  }

  private String style(MapLayout.Node node) {
    String kind = node.kind() == MapLayout.Kind.CONCLUSION ? "map-conclusion" : "map-question";
    boolean end = node.kind() == MapLayout.Kind.CONCLUSION;
    if (calm && end && node.state() == MapLayout.State.PRESENT) {
      return "map-conclusion-calm";
    }
    return kind + "-" + node.state().name().toLowerCase(Locale.ROOT);
  }

  private static HBox content(MapLayout.Node node) {
    HBox row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("map-content");
    if (node.number() > 0) {
      Label number = Texts.of(Integer.toString(node.number()), "map-number");
      number.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
      row.getChildren().add(number);
    }
    String text = node.kind() == MapLayout.Kind.JUMP ? "go on: " + node.label() : node.label();
    Label label =
        node.height() > 30 ? Texts.wrapped(text, "map-label") : Texts.of(text, "map-label");
    row.getChildren().add(label);
    return row;
  }

  /** The shape of a conclusion: both ends pointed. */
  private static Polygon flag(MapLayout.Node node) {
    double w = node.width();
    double h = node.height();
    Polygon shape = new Polygon(0, h / 2, TIP, 0, w - TIP, 0, w, h / 2, w - TIP, h, TIP, h);
    shape.getStyleClass().add("map-flag");
    return shape;
  }
}
