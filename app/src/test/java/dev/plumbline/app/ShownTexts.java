package dev.plumbline.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.text.Text;
import javafx.stage.Window;

/**
 * Every text of every open window: shown, in a tooltip, read aloud, or in a row further down. Use
 * it on the JavaFX thread.
 */
final class ShownTexts {
  private final List<String> texts = new ArrayList<>();

  private ShownTexts() {}

  static List<String> all() {
    ShownTexts shown = new ShownTexts();
    Window.getWindows().stream()
        .filter(w -> w.getScene() != null)
        .forEach(w -> shown.look(w.getScene().getRoot()));
    return shown.texts.stream().filter(Objects::nonNull).toList();
  }

  private void look(Node node) {
    texts.add(node.getAccessibleText());
    texts.add(node.getAccessibleHelp());
    texts.add(node.getAccessibleRoleDescription());
    node.getProperties().values().stream()
        .filter(Tooltip.class::isInstance)
        .forEach(tooltip -> texts.add(((Tooltip) tooltip).getText()));
    if (node instanceof Control control && control.getTooltip() != null) {
      texts.add(control.getTooltip().getText());
    }
    switch (node) {
      case MenuButton menu -> {
        texts.add(menu.getText());
        menu.getItems().forEach(this::look);
      }
      case Labeled labeled -> texts.add(labeled.getText());
      case Text text -> texts.add(text.getText());
      case TextInputControl input -> {
        texts.add(input.getText());
        texts.add(input.getPromptText());
      }
      case ListView<?> list -> list.getItems().forEach(item -> texts.add(String.valueOf(item)));
      case TreeView<?> tree -> look(tree.getRoot());
      default -> {}
    }
    children(node).distinct().forEach(this::look);
  }

  private static Stream<Node> children(Node node) {
    Stream<Node> inside =
        switch (node) {
          case ScrollPane pane -> Stream.ofNullable(pane.getContent());
          case SplitPane pane -> pane.getItems().stream();
          case Labeled labeled -> Stream.ofNullable(labeled.getGraphic());
          default -> Stream.empty();
        };
    return node instanceof Parent parent
        ? Stream.concat(inside, parent.getChildrenUnmodifiable().stream())
        : inside;
  }

  private void look(MenuItem item) {
    texts.add(item.getText());
    if (item instanceof CustomMenuItem custom) {
      look(custom.getContent());
    }
  }

  private void look(TreeItem<?> item) {
    if (item != null) {
      texts.add(String.valueOf(item.getValue()));
      item.getChildren().forEach(this::look);
    }
  }
}
