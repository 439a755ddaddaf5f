package dev.plumbline.app.control;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Content of the inspector: kind, title, sections, and buttons that stay in view below. */
public final class InspectorPane extends BorderPane {
  private final VBox body = new VBox(8);
  private final HBox actions = new HBox(8);

  /**
   * @param kind what it is: "Policy rule", "Finding"
   * @param corner at the right of the kind, such as a state chip; may be empty
   */
  public InspectorPane(String kind, String title, Node... corner) {
    getStyleClass().add("inspector-pane");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first = new HBox(8, Texts.of(kind, "t-label"), gap);
    first.getChildren().addAll(corner);
    first.setAlignment(Pos.CENTER_LEFT);
    body.setPadding(new Insets(16));
    body.getChildren().addAll(first, Texts.wrapped(title, "t-title"));
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setCenter(scroll);
    actions.setPadding(new Insets(12, 16, 16, 16));
  }

  /** Muted words below the title. */
  public InspectorPane text(String words) {
    body.getChildren().add(Texts.wrapped(words, "t-secondary"));
    return this;
  }

  /** Any node. */
  public InspectorPane add(Node node) {
    body.getChildren().add(node);
    return this;
  }

  /** A titled section. */
  public InspectorPane section(String title, Node... content) {
    Label label = Texts.of(title, "t-label");
    VBox.setMargin(label, new Insets(12, 0, 0, 0));
    body.getChildren().add(label);
    body.getChildren().addAll(content);
    return this;
  }

  /** Names and values in two columns: pairs of name, value. */
  public InspectorPane facts(String... pairs) {
    GridPane grid = new GridPane(12, 6);
    ColumnConstraints names = new ColumnConstraints(84);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    for (int i = 0; i + 1 < pairs.length; i += 2) {
      Label name = Texts.of(pairs[i], "t-secondary");
      GridPane.setValignment(name, VPos.TOP);
      grid.addRow(i / 2, name, Texts.wrapped(pairs[i + 1], "t-mono"));
    }
    VBox.setMargin(grid, new Insets(6, 0, 0, 0));
    body.getChildren().add(grid);
    return this;
  }

  /** Buttons at the lower edge; they share the width. */
  public InspectorPane actions(Region... buttons) {
    for (Region button : buttons) {
      button.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(button, Priority.ALWAYS);
    }
    actions.getChildren().setAll(buttons);
    setBottom(actions);
    return this;
  }
}
