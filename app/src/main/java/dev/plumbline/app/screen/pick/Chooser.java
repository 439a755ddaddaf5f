package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

/** A button with a list of which at least one is chosen; it stays open while one chooses. */
final class Chooser extends MenuButton {
  /**
   * One that can be chosen.
   *
   * @param detail muted, behind the label
   */
  record Entry(String key, String label, String detail) {}

  private final Consumer<Set<String>> onChosen;
  private List<Entry> entries = List.of();
  private Set<String> chosen = Set.of();

  /**
   * @param onChosen takes the keys that are chosen now, when the list is closed
   */
  Chooser(String name, double width, Consumer<Set<String>> onChosen) {
    this.onChosen = onChosen;
    getStyleClass().add("chooser");
    setAccessibleText(name);
    setPrefWidth(width);
    setMinWidth(width);
    setMaxWidth(width);
    setOnHidden(e -> hidden());
  }

  /**
   * Shows what there is.
   *
   * @param words for the button
   * @param all whether one click can choose all of them
   */
  void show(List<Entry> now, Set<String> chosenNow, String words, boolean all) {
    setText(words);
    chosen = Set.copyOf(chosenNow);
    if (entries.equals(now) && getItems().size() >= now.size()) {
      boxes().forEach(box -> box.setSelected(chosen.contains(box.getId())));
      return;
    }
    entries = List.copyOf(now);
    List<MenuItem> items = new ArrayList<>();
    if (all && now.size() > 1) {
      MenuItem every = new MenuItem("All " + now.size());
      every.setOnAction(e -> boxes().forEach(box -> box.setSelected(true)));
      items.add(every);
      items.add(new SeparatorMenuItem());
    }
    now.forEach(entry -> items.add(item(entry)));
    getItems().setAll(items);
  }

  private MenuItem item(Entry entry) {
    CheckBox box = new CheckBox(entry.label());
    box.setId(entry.key());
    box.setSelected(chosen.contains(entry.key()));
    HBox line = new HBox(10, box);
    if (!entry.detail().isEmpty()) {
      line.getChildren().add(Texts.of(entry.detail(), "t-secondary"));
    }
    line.setOnMouseClicked(
        e -> {
          if (e.getTarget() != box) {
            box.setSelected(!box.isSelected());
          }
        });
    CustomMenuItem item = new CustomMenuItem(line, false);
    item.setOnAction(e -> box.requestFocus());
    return item;
  }

  private List<CheckBox> boxes() {
    return getItems().stream()
        .filter(CustomMenuItem.class::isInstance)
        .map(CustomMenuItem.class::cast)
        .filter(i -> i.getContent() instanceof HBox)
        .map(i -> (CheckBox) ((HBox) i.getContent()).getChildren().getFirst())
        .toList();
  }

  /** Chooses as if it had been clicked, and closes the list. */
  void choose(Set<String> keys) {
    boxes().forEach(box -> box.setSelected(keys.contains(box.getId())));
    hidden();
  }

  private void hidden() {
    Set<String> now = new LinkedHashSet<>();
    boxes().stream().filter(CheckBox::isSelected).forEach(box -> now.add(box.getId()));
    if (now.isEmpty()) {
      boxes().forEach(box -> box.setSelected(chosen.contains(box.getId())));
    } else if (!now.equals(chosen)) {
      chosen = Set.copyOf(now);
      onChosen.accept(chosen);
    }
  }
}
