package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Outline;
import dev.plumbline.diagram.RoutingPicture;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;

/** The diagram in words: the same things in the same order, for reading and for screen readers. */
final class OutlineTree extends TreeView<Outline> {
  private final RoutingModel model;

  OutlineTree(RoutingModel model) {
    this.model = model;
    setShowRoot(false);
    setAccessibleText("Routing as a list");
    getStyleClass().add("outline-tree");
    setCellFactory(tree -> new Cell());
    model.drawn().subscribe(d -> fill(d.picture()));
    getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            item -> {
              if (item != null && !item.getValue().id().isEmpty()) {
                model.select(Optional.of(item.getValue().id()));
              }
            });
  }

  private void fill(RoutingPicture picture) {
    setRoot(item(picture.outline()));
    reveal();
  }

  /** Goes to the node that is selected in the diagram. */
  void reveal() {
    model
        .selected()
        .get()
        .flatMap(id -> find(getRoot(), id))
        .ifPresent(getSelectionModel()::select);
  }

  private static Optional<TreeItem<Outline>> find(TreeItem<Outline> from, String id) {
    if (from.getValue().id().equals(id)) {
      return Optional.of(from);
    }
    return from.getChildren().stream().flatMap(c -> find(c, id).stream()).findFirst();
  }

  private static TreeItem<Outline> item(Outline outline) {
    TreeItem<Outline> item = new TreeItem<>(outline);
    outline.children().forEach(c -> item.getChildren().add(item(c)));
    item.setExpanded(outline.id().isEmpty() || outline.id().startsWith("table/"));
    return item;
  }

  private static final class Cell extends TreeCell<Outline> {
    @Override
    protected void updateItem(Outline item, boolean empty) {
      super.updateItem(item, empty);
      setText(empty || item == null ? null : item.text());
      pseudoClassStateChanged(
          PseudoClass.getPseudoClass("heading"), !empty && item != null && item.id().isEmpty());
    }
  }
}
