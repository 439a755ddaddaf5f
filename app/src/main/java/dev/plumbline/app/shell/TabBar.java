package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The tabs of the screens, each with the count that asks for attention. */
final class TabBar extends HBox {
  private final Map<ScreenId, ToggleButton> tabs = new EnumMap<>(ScreenId.class);

  TabBar(List<Screen> screens, Consumer<ScreenId> choose, Runnable toggleInspector) {
    getStyleClass().add("tab-bar");
    ToggleGroup group = new ToggleGroup();
    for (Screen screen : screens) {
      ToggleButton tab = new ToggleButton(screen.id().title());
      tab.getStyleClass().add("tab-button");
      tab.setToggleGroup(group);
      tab.setId("tab-" + screen.id().name().toLowerCase(java.util.Locale.ROOT));
      tab.setMinWidth(USE_PREF_SIZE);
      tab.setOnAction(
          e -> {
            tab.setSelected(true);
            choose.accept(screen.id());
          });
      Label badge = Texts.chip("", "critical");
      badge.getStyleClass().add("badge");
      tab.setContentDisplay(ContentDisplay.RIGHT);
      screen
          .badge()
          .subscribe(
              count -> {
                badge.setText(count.toString());
                tab.setGraphic(count.intValue() > 0 ? badge : null);
              });
      tabs.put(screen.id(), tab);
    }
    getChildren().addAll(tabs.values());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            gap,
            Buttons.icon(Icon.INSPECTOR, "Show or hide the inspector (Ctrl I)", toggleInspector));
  }

  void select(ScreenId id) {
    ToggleButton tab = tabs.get(id);
    if (tab != null) {
      tab.setSelected(true);
    }
  }
}
