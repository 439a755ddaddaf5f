package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The ways into the picked instance as cards, three in a row; one of them is chosen. */
final class WayCards extends GridPane {
  private static final int COLUMNS = 3;

  /** Height of a chip, so that titles stand on one line with and without one. */
  private static final double HEAD = 22;

  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  private final ObjectProperty<Optional<WayChoice>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private List<WayChoice> choices = List.of();

  WayCards() {
    getStyleClass().add("way-cards");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      column.setHgrow(Priority.ALWAYS);
      getColumnConstraints().add(column);
    }
    show(List.of());
  }

  ObjectProperty<Optional<WayChoice>> chosen() {
    return chosen;
  }

  /** True when a way into the instance can work. */
  boolean anyWay() {
    return choices.stream().anyMatch(c -> c.possible() && c.way().isPresent());
  }

  /** Shows the ways, the recommended one chosen; none, where no instance is picked. */
  void show(List<WayChoice> now) {
    choices = List.copyOf(now);
    getChildren().clear();
    if (choices.isEmpty()) {
      Label hint = Texts.of("Choose an instance to see the ways into it", "t-secondary");
      add(hint, 0, 0, COLUMNS, 1);
    }
    for (int i = 0; i < choices.size(); i++) {
      Node card = card(choices.get(i));
      add(card, i % COLUMNS, i / COLUMNS);
    }
    choose(choices.stream().filter(WayChoice::possible).findFirst());
  }

  private void choose(Optional<WayChoice> choice) {
    chosen.set(choice);
    for (int i = 0; i < choices.size(); i++) {
      boolean is = choice.filter(choices.get(i)::equals).isPresent();
      getChildren().get(i).pseudoClassStateChanged(CHOSEN, is);
    }
  }

  private Node card(WayChoice choice) {
    StackPane circle = new StackPane(new Region());
    circle.getStyleClass().add("answer-circle");
    circle.getChildren().getFirst().getStyleClass().add("answer-dot");
    HBox head = new HBox(8, Texts.of(choice.title(), "t-strong"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(HEAD);
    if (choice.recommended()) {
      head.getChildren().add(Texts.chip("recommended", "ok"));
    } else if (!choice.possible()) {
      head.getChildren().add(Texts.chip("not possible", ""));
    }
    VBox words = new VBox(2, head, Texts.wrapped(choice.reason(), "t-secondary"));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    HBox card = new HBox(10, circle, words);
    card.getStyleClass().add("way-card");
    card.setId("way-" + choice.title().toLowerCase(Locale.ROOT).replace(' ', '-'));
    card.setMaxHeight(Double.MAX_VALUE);
    card.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
    card.setAccessibleText(choice.title() + ", " + choice.reason());
    if (choice.possible()) {
      card.setFocusTraversable(true);
      card.setOnMouseClicked(e -> choose(Optional.of(choice)));
      card.setOnKeyPressed(
          e -> {
            if (e.getCode() == KeyCode.SPACE) {
              choose(Optional.of(choice));
              e.consume();
            }
          });
    } else {
      card.getStyleClass().add("impossible");
    }
    return card;
  }
}
