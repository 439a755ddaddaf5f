package dev.plumbline.app.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Everything right of the sidebar while a case is open: header, tabs, screen, inspector. */
final class CaseView extends BorderPane {
  private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
  private final HeaderBar header;
  private final TabBar tabs;
  private final InspectorHost host;
  private Optional<Screen> current = Optional.empty();

  CaseView(
      OpenCase openCase,
      Workbench workbench,
      Map<ScreenId, ScreenFactory> factories,
      HeaderBar.Actions actions) {
    factories.forEach((id, factory) -> screens.put(id, factory.create(workbench, openCase)));
    header = new HeaderBar(openCase, actions);
    host = new InspectorHost(workbench.settings());
    tabs = new TabBar(List.copyOf(screens.values()), workbench.navigator()::show, host::toggle);
    setTop(new VBox(header, tabs));
    setCenter(host);
  }

  /** Brings a screen to the front. */
  void show(ScreenId id, Target target) {
    Screen screen = screens.get(id);
    if (screen == null) {
      return;
    }
    if (current.filter(c -> c == screen).isEmpty()) {
      current = Optional.of(screen);
      host.show(screen);
      tabs.select(id);
      screen.shown();
      screen.focusOwner().requestFocus();
    }
    screen.reveal(target);
  }

  Optional<Screen> current() {
    return current;
  }

  List<Screen> screens() {
    return new ArrayList<>(screens.values());
  }

  void toggleInspector() {
    host.toggle();
  }

  boolean closeOverlay() {
    return host.closeOverlay();
  }

  void tick(Instant now) {
    header.tick(now);
  }

  void close() {
    screens.values().forEach(Screen::close);
  }
}
