package dev.plumbline.app.screen.logs;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Texts;
import dev.plumbline.logs.LogFilter;
import java.util.OptionalInt;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tool bar: sources, filter, what is shown, known errors. */
final class SourceBar extends HBox {
  /** Narrower than this, the count of known errors stays on the tab alone. */
  private static final double ROOM = 1130;

  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

  private final LogsModel model;
  private final HBox chips = new HBox(6);
  private final TextField filter = new TextField();

  /** What the buttons lead to. */
  record Actions(Runnable addSource, Runnable nextFault) {}

  SourceBar(LogsModel model, boolean live, Actions actions) {
    this.model = model;
    getStyleClass().add("toolbar");
    setMinWidth(0);
    chips.setAlignment(Pos.CENTER_LEFT);
    model.chips().addListener((ListChangeListener<LogsModel.SourceChip>) c -> showChips());
    showChips();
    getChildren().add(chips);
    if (live) {
      getChildren().add(Buttons.of("Add source", Icon.PLUS, actions.addSource()));
    }
    Region divider = new Region();
    divider.getStyleClass().add("log-divider");
    Segments<LogFilter.Show> show = new Segments<>(SourceBar::word, LogsModel.SHOWN);
    show.value().bindBidirectional(model.show());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(divider, filterField(), show, levels(), gap, faults(actions));
  }

  TextField filter() {
    return filter;
  }

  private void showChips() {
    chips.getChildren().setAll(model.chips().stream().map(this::chip).toList());
  }

  private Node chip(LogsModel.SourceChip chip) {
    Region square = new Region();
    square.getStyleClass().addAll("log-square", SourceColour.style(chip.source().title()));
    HBox content =
        new HBox(
            6,
            square,
            Texts.of(chip.source().title(), "t-mono"),
            Texts.of("%,d".formatted(chip.count()), "t-secondary"));
    content.setAlignment(Pos.CENTER_LEFT);
    Button button = new Button();
    button.setGraphic(content);
    button.getStyleClass().add("log-chip");
    button.setMinWidth(USE_PREF_SIZE);
    button.pseudoClassStateChanged(OFF, !chip.shown());
    String verb = chip.shown() ? "Hide " : "Show ";
    button.setAccessibleText(verb + chip.source().title() + ", " + chip.count() + " lines");
    button.setTooltip(new Tooltip(verb + chip.source().id()));
    button.setOnAction(e -> model.toggle(chip.source().id()));
    return button;
  }

  private Node filterField() {
    Label hidden = Texts.chip("", "");
    hidden.textProperty().bind(model.hidden().map(n -> "%,d hidden".formatted(n.longValue())));
    hidden.visibleProperty().bind(model.hidden().map(n -> n.longValue() > 0));
    hidden.managedProperty().bind(hidden.visibleProperty());
    filter.getStyleClass().add("mono");
    filter.setId("log-filter");
    filter.setPromptText("Text or /expression/");
    filter.setAccessibleText("Filter lines");
    filter.textProperty().bindBidirectional(model.filterText());
    HBox field = new HBox(filter, hidden);
    field.getStyleClass().addAll("search", "log-search");
    field.getChildren().addFirst(Icon.FILTER.node());
    HBox.setHgrow(filter, Priority.ALWAYS);
    HBox.setHgrow(field, Priority.SOMETIMES);
    field.setMinWidth(150);
    field.setPrefWidth(244);
    field.setMaxWidth(360);
    model
        .filterError()
        .subscribe(
            why -> {
              field.getStyleClass().remove("field-invalid");
              if (!why.isEmpty()) {
                field.getStyleClass().add("field-invalid");
              }
              Tooltip.install(
                  field, new Tooltip(why.isEmpty() ? "Filter lines; ! before it inverts" : why));
            });
    return field;
  }

  static String word(LogFilter.Show show) {
    return switch (show) {
      case ALL -> "All";
      case MARKS_AND_TEXT -> "Marks + text";
      case MARKS -> "Marks";
      case MATCHES, MATCHING_MARKS -> "Text";
    };
  }

  private Node levels() {
    MenuButton button = new MenuButton("All levels");
    button.getStyleClass().add("log-levels");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText("Levels shown");
    level(button, "All levels", OptionalInt.empty());
    level(button, "Info and above", OptionalInt.of(6));
    level(button, "Notice and above", OptionalInt.of(5));
    level(button, "Warnings and above", OptionalInt.of(4));
    level(button, "Errors only", OptionalInt.of(3));
    return button;
  }

  private void level(MenuButton button, String text, OptionalInt most) {
    MenuItem item = new MenuItem(text);
    item.setOnAction(
        e -> {
          button.setText(text);
          model.level().set(most);
        });
    button.getItems().add(item);
  }

  private Node faults(Actions actions) {
    Label count = Texts.chip("0", "critical");
    count.textProperty().bind(model.known().asString());
    Button next = Buttons.of("F2 next", actions.nextFault(), "small");
    HBox box = new HBox(8, Texts.of("Known errors", "t-secondary"), count, next);
    box.setAlignment(Pos.CENTER_RIGHT);
    box.setMinWidth(USE_PREF_SIZE);
    box.visibleProperty().bind(model.known().greaterThan(0).and(widthProperty().greaterThan(ROOM)));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }
}
