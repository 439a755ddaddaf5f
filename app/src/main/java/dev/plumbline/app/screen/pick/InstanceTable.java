package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.aws.find.FoundInstance;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The instances with a head to sort by. Rows of one height, so that any number of them scrolls. */
final class InstanceTable extends VBox {
  private static final int ROWS = 7;

  private final PickerModel model;
  private final ListView<FoundInstance> list = new ListView<>();
  private final HBox heads = new HBox();
  private final Label nothing = Texts.wrapped("", "muted");
  private final VBox placeholder = new VBox(12, nothing);
  private final DoubleBinding nameWidth =
      Bindings.createDoubleBinding(
          () -> Math.max(60, list.getWidth() - InstanceCell.rest()), list.widthProperty());
  private boolean showing;

  InstanceTable(PickerModel model) {
    this.model = model;
    list.setId("instances");
    list.setFixedCellSize(InstanceCell.HEIGHT);
    list.setCellFactory(l -> new InstanceCell(nameWidth));
    list.setPlaceholder(placeholder);
    list.setPrefHeight(InstanceCell.HEIGHT * ROWS);
    list.setMinHeight(InstanceCell.HEIGHT * 3);
    list.setAccessibleText("Instances");
    list.getStyleClass().add("instance-list");
    placeholder.setAlignment(Pos.CENTER);
    placeholder.getStyleClass().add("instance-nothing");
    VBox.setVgrow(list, Priority.ALWAYS);
    heads.getStyleClass().add("instance-heads");
    getChildren().addAll(heads, list);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            now -> {
              if (!showing) {
                model.chosen().set(Optional.ofNullable(now));
              }
            });
    model.order().subscribe(this::heads);
    model.rows().subscribe(this::show);
    model.chosen().subscribe(now -> select());
  }

  ListView<FoundInstance> list() {
    return list;
  }

  /** What stands in the place of rows. */
  void nothing(String words, Node... more) {
    nothing.setText(words);
    placeholder.getChildren().setAll(nothing);
    placeholder.getChildren().addAll(more);
  }

  private void show(PickerSearch.Rows rows) {
    showing = true;
    list.getItems().setAll(rows.shown());
    showing = false;
    select();
  }

  private void select() {
    int row =
        model
            .chosen()
            .get()
            .map(
                c -> {
                  for (int i = 0; i < list.getItems().size(); i++) {
                    if (PickerWords.same(list.getItems().get(i), c)) {
                      return i;
                    }
                  }
                  return -1;
                })
            .orElse(-1);
    if (row == list.getSelectionModel().getSelectedIndex()) {
      return;
    }
    showing = true;
    if (row < 0) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().clearAndSelect(row);
      list.getFocusModel().focus(row);
    }
    showing = false;
  }

  private void heads(PickerOrder order) {
    heads.getChildren().clear();
    for (PickerOrder.Column column : PickerOrder.Column.values()) {
      heads.getChildren().add(head(column, order));
    }
  }

  private Node head(PickerOrder.Column column, PickerOrder order) {
    boolean sorted = order.column() == column;
    Button head = new Button(column.title());
    head.getStyleClass().add("instance-head");
    head.setId("sort-" + column.name().toLowerCase(java.util.Locale.ROOT));
    head.setFocusTraversable(false);
    head.setAccessibleText(
        "Sort by "
            + column.title()
            + (sorted ? order.descending() ? ", descending" : ", ascending" : ""));
    if (sorted) {
      head.setGraphic((order.descending() ? Icon.CHEVRON_UP : Icon.CHEVRON_DOWN).node(10));
    }
    head.setOnAction(
        e -> model.order().set(new PickerOrder(column, sorted && !order.descending())));
    double width = InstanceCell.width(column);
    if (width == 0) {
      head.setMinWidth(0);
      head.prefWidthProperty().bind(nameWidth);
      head.maxWidthProperty().bind(nameWidth);
    } else {
      head.setMinWidth(width);
      head.setPrefWidth(width);
      head.setMaxWidth(width);
    }
    return head;
  }
}
