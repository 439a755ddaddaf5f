package dev.plumbline.app.control;

import dev.plumbline.guide.Severity;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** State signs that differ in shape first, colour last (design: section 3). */
public enum Mark {
  CRITICAL("mark-critical", "M5 0h6l5 5v6l-5 5H5l-5-5V5z", "M8 4v5M8 11.9v.1"),
  ERROR("mark-critical", "M5 0h6l5 5v6l-5 5H5l-5-5V5z", "M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"),
  WARNING("mark-warning", "M8 1L16 15H0z", "M8 6.2v4M8 12.6v.1"),
  NOTE("mark-note", "M8 0A8 8 0 1 1 8 16 8 8 0 0 1 8 0z", "M8 7.4v4.4M8 4.3v.1"),
  IN_ORDER("mark-ok", "M8 0A8 8 0 1 1 8 16 8 8 0 0 1 8 0z", "M4.6 8.4L7 10.8 11.6 5.6"),
  NOT_CHECKED(
      "mark-unknown",
      "M0 0h16v16H0z",
      "M6.2 6.3a1.8 1.8 0 1 1 2.6 1.7c-.5.3-.8.6-.8 1.2M8 11.6v.1");

  private final String style;
  private final String outline;
  private final String glyph;

  Mark(String style, String outline, String glyph) {
    this.style = style;
    this.outline = outline;
    this.glyph = glyph;
  }

  public static Mark of(Severity severity) {
    return switch (severity) {
      case CRITICAL -> CRITICAL;
      case ERROR -> ERROR;
      case WARNING -> WARNING;
      case INFO -> NOTE;
    };
  }

  /** The style class that colours chips, cards and banners of this state. */
  public String tone() {
    return switch (this) {
      case CRITICAL, ERROR -> "critical";
      case WARNING -> "warning";
      case NOTE -> "note";
      case IN_ORDER -> "ok";
      case NOT_CHECKED -> "unknown";
    };
  }

  /** A new node, {@code size} px wide and high. */
  public Node node(double size) {
    StackPane pane = new StackPane();
    pane.getStyleClass().addAll("mark", style);
    pane.setAlignment(Pos.CENTER);
    fix(pane, size);
    if (this == NOT_CHECKED) {
      Circle circle = new Circle(size / 2 - 0.8);
      circle.getStyleClass().add("outline");
      pane.getChildren().add(circle);
    } else {
      pane.getChildren().add(ground(size));
    }
    pane.getChildren().add(glyph(size));
    pane.setMouseTransparent(true);
    return pane;
  }

  private Region ground(double size) {
    SVGPath shape = new SVGPath();
    shape.setContent(outline);
    Region region = new Region();
    region.setShape(shape);
    region.getStyleClass().add("shape-fill");
    fix(region, size);
    return region;
  }

  private Node glyph(double size) {
    SVGPath sign = new SVGPath();
    sign.setContent(glyph);
    sign.getStyleClass().add("glyph");
    SVGPath box = new SVGPath();
    box.setContent("M0 0h16v16H0z");
    box.getStyleClass().add("icon-box");
    Group drawing = new Group(box, sign);
    drawing.getTransforms().add(new Scale(size / 16, size / 16));
    return new Group(drawing);
  }

  private static void fix(Region region, double size) {
    region.setMinSize(size, size);
    region.setPrefSize(size, size);
    region.setMaxSize(size, size);
  }
}
