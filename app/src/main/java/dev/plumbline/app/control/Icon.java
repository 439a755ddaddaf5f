package dev.plumbline.app.control;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** Interface icons: strokes on a 16-px square, the same paths as {@code icons/interface/*.svg}. */
public enum Icon {
  OVERVIEW("M2.5 3h11M2.5 6.5h11M2.5 10h6M2.5 13h6M11 10.5l1.2 1.5 2-2.5"),
  ROUTING("M2 4h3.5M2 12h3.5M5.5 4C9 4 8 8 10.5 8M5.5 12C9 12 8 8 10.5 8M10.5 8H14M12 6l2 2-2 2"),
  LOGS("M2.5 3.5h1M6 3.5h7.5M2.5 6.5h1M6 6.5h5.5M2.5 9.5h1M6 9.5h7.5M2.5 12.5h1M6 12.5h4"),
  GUIDE(
      "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM6.1 6.2a1.9 1.9 0 1 1 2.7"
          + " 1.8c-.5.3-.8.6-.8 1.3M8 11.4v.2"),
  REPORT("M3.5 1.8h6l3 3v9.4h-9zM9.3 2v3h3M5.8 8h4.4M5.8 10.8h4.4"),
  TRACE(
      "M4 12.5h6a2.5 2.5 0 0 0 0-5H6a2.5 2.5 0 0 1 0-5h5M2 12.5a1 1 0 1 0 2 0 1 1 0 1 0-2 0M10"
          + " 1l1.8 1.5L10 4"),
  TIMELINE("M1.8 8h12.4M4.5 6v4M8 4.5v7M11.5 6v4"),
  SEARCH("M7 11.8A4.8 4.8 0 1 0 7 2.2a4.8 4.8 0 0 0 0 9.6zM10.6 10.6L14 14"),
  FILTER("M2 3h12L9.5 8.3V13l-3-1.5V8.3z"),
  PLUS("M8 3v10M3 8h10"),
  MINUS("M3 8h10"),
  CLOSE("M3.8 3.8l8.4 8.4M12.2 3.8l-8.4 8.4"),
  CHECK("M3 8.5L6.5 12 13 4.5"),
  CHEVRON_RIGHT("M6 3.5L10.5 8 6 12.5"),
  CHEVRON_LEFT("M10 3.5L5.5 8l4.5 4.5"),
  CHEVRON_DOWN("M3.5 6L8 10.5 12.5 6"),
  CHEVRON_UP("M3.5 10L8 5.5l4.5 4.5"),
  FILE("M3.8 1.8h5.4l3 3v9.4H3.8zM9 2v3h3"),
  FOLDER("M1.8 3.5h4.4l1.5 2h6.5v7.2H1.8z"),
  LAB("M6 1.8h4M6.8 1.8v4.4L2.8 13a.9.9 0 0 0 .8 1.3h8.8a.9.9 0 0 0 .8-1.3l-4-6.8V1.8M4.8 10h6.4"),
  KEY("M5.5 13.6a3.1 3.1 0 1 0 0-6.2 3.1 3.1 0 0 0 0 6.2zM7.8 8.3l6-6M11 5l2 2M9 7l1.4 1.4"),
  SERVER("M2.2 2.8h11.6v4.4H2.2zM2.2 8.8h11.6v4.4H2.2zM4.6 5h.2M4.6 11h.2M7 5h.2M7 11h.2"),
  LOCK("M3.2 7h9.6v6.8H3.2zM5.2 7V4.8a2.8 2.8 0 0 1 5.6 0V7"),
  COPY("M5.5 5.5h8v8h-8zM10.5 5.3V2.5h-8v8h2.8"),
  DOWNLOAD("M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11"),
  UPLOAD("M8 10.5v-8M4.8 5.5L8 2.3l3.2 3.2M2.5 13.5h11"),
  EXPORT("M9.5 2.5h4v4M13.5 2.5L7.5 8.5M6.5 3.5h-4v10h10v-4"),
  FIT("M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"),
  ZOOM_IN("M7 11.8A4.8 4.8 0 1 0 7 2.2a4.8 4.8 0 0 0 0 9.6zM10.6 10.6L14 14M7 5v4M5 7h4"),
  ZOOM_OUT("M7 11.8A4.8 4.8 0 1 0 7 2.2a4.8 4.8 0 0 0 0 9.6zM10.6 10.6L14 14M5 7h4"),
  SETTINGS(
      "M8 10.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM8 1.6v2M8 12.4v2M1.6 8h2M12.4 8h2M3.5"
          + " 3.5l1.4 1.4M11.1 11.1l1.4 1.4M12.5 3.5l-1.4 1.4M4.9 11.1l-1.4 1.4"),
  HELP(
      "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM6.1 6.2a1.9 1.9 0 1 1 2.7"
          + " 1.8c-.5.3-.8.6-.8 1.3M8 11.4v.2"),
  REFRESH("M13.2 8a5.2 5.2 0 1 1-1.6-3.8M13.4 1.8v3h-3"),
  UNDO("M3 6h6.5a3.8 3.8 0 0 1 0 7.5H6M5.8 3.2L3 6l2.8 2.8"),
  STOP("M4 4h8v8H4z"),
  PLAY("M4.5 2.8L12.5 8l-8 5.2z"),
  BOOKMARK("M4 2h8v12l-4-3.2L4 14z"),
  BOLT("M8.8 1.6L3 9h4.2l-.8 5.4L12.6 7H8.2z"),
  LINK(
      "M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.4-2.4a2.6 2.6 0 0 0-3.7-3.7L8.2 4.1M9.2 6.8a2.6 2.6 0 0 0-3.7"
          + " 0L3.1 9.2a2.6 2.6 0 0 0 3.7 3.7l1-1"),
  TERMINAL("M1.8 2.8h12.4v10.4H1.8zM4.3 6l2.2 2-2.2 2M8 10.2h3.5"),
  SIDEBAR("M1.8 2.8h12.4v10.4H1.8zM6 2.8v10.4"),
  INSPECTOR("M1.8 2.8h12.4v10.4H1.8zM10 2.8v10.4"),
  EDIT("M10.8 2.4l2.8 2.8-8 8-3.4.6.6-3.4zM9.2 4l2.8 2.8"),
  TRASH("M2.5 4.2h11M6 4V2.2h4V4M4 4.2l.6 9.6h6.8l.6-9.6M6.8 7v4M9.2 7v4"),
  MORE("M3.5 8h.2M8 8h.2M12.5 8h.2"),
  CLOCK("M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4zM8 4.5V8l2.5 1.8"),
  WARNING("M8 2.2L14.4 13.4H1.6zM8 6.4v3M8 11.4v.2"),
  USER("M8 8.2a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8zM2.6 14c.4-3 2.6-4.3 5.4-4.3s5 1.3 5.4 4.3"),
  NOTE("M2.5 2.5h11v7.5l-3.5 3.5H2.5zM13.3 10H10v3.3M5 5.5h6M5 8h3.5"),
  ARROW_RIGHT("M2.5 8h11M9.5 4l4 4-4 4");

  private final String path;

  Icon(String path) {
    this.path = path;
  }

  /** SVG path data on a 16-px square, to be stroked with round caps. */
  public String path() {
    return path;
  }

  /** A new node, 16 px wide and high; style class {@code icon} gives its colour. */
  public Node node() {
    return node(16);
  }

  /** A new node of another size, in px. */
  public Node node(double size) {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("icon");
    SVGPath box = new SVGPath();
    box.setContent("M0 0h16v16H0z");
    box.getStyleClass().add("icon-box");
    Group drawing = new Group(box, shape);
    drawing.getTransforms().add(new Scale(size / 16, size / 16));
    StackPane pane = new StackPane(new Group(drawing));
    pane.setMinSize(size, size);
    pane.setPrefSize(size, size);
    pane.setMaxSize(size, size);
    pane.setMouseTransparent(true);
    return pane;
  }
}
