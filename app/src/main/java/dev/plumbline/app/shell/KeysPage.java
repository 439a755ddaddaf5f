package dev.plumbline.app.shell;

import dev.plumbline.app.control.Texts;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** All keys: those of the window, then those of each screen. */
final class KeysPage extends ScrollPane {
  static final List<KeyHelp> WINDOW =
      List.of(
          new KeyHelp("Ctrl K", "Find or run anything"),
          new KeyHelp("Ctrl 1 … 6", "Go to a screen"),
          new KeyHelp("Ctrl N", "New instance"),
          new KeyHelp("Ctrl O", "Open a recording"),
          new KeyHelp("Ctrl S", "Save the case as a recording"),
          new KeyHelp("Ctrl R", "Capture again"),
          new KeyHelp("Ctrl L", "Practice lab"),
          new KeyHelp("Ctrl V", "Find the instance that was copied: id, address or ARN"),
          new KeyHelp("Ctrl Shift I", "Import from ~/.ssh and ~/.aws"),
          new KeyHelp("/", "Filter of the screen"),
          new KeyHelp("Esc", "One step back"),
          new KeyHelp("Alt Left", "Back to the place before"),
          new KeyHelp("Alt Right", "Forward again"),
          new KeyHelp("Ctrl I", "Show or hide the inspector"),
          new KeyHelp("Ctrl B", "Fold or unfold the sidebar"),
          new KeyHelp("F6", "Next pane"),
          new KeyHelp("?", "This page"));

  KeysPage(List<Screen> screens) {
    getStyleClass().add("keys-page");
    FlowPane groups = new FlowPane(24, 24);
    groups.getChildren().add(group("Everywhere", WINDOW));
    for (Screen screen : screens) {
      if (!screen.keys().isEmpty()) {
        groups.getChildren().add(group(screen.id().title(), screen.keys()));
      }
    }
    VBox page =
        new VBox(
            16,
            Texts.of("Keys and help", "t-verdict"),
            Texts.wrapped(
                "Plumbline reads and explains; it never changes an instance. On macOS use Cmd in"
                    + " the place of Ctrl.",
                "t-secondary"),
            groups);
    page.setPadding(new Insets(24));
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private static Node group(String title, List<KeyHelp> keys) {
    VBox card = new VBox(8, Texts.of(title, "t-strong"));
    card.getStyleClass().add("card");
    card.setPrefWidth(360);
    for (KeyHelp key : keys) {
      HBox caps = new HBox(4);
      for (String cap : key.keys().split(" ")) {
        caps.getChildren().add(cap.equals("…") ? Texts.of(cap, "muted") : Texts.key(cap));
      }
      caps.setMinWidth(120);
      caps.setAlignment(Pos.CENTER_LEFT);
      HBox row = new HBox(12, caps, Texts.wrapped(key.does(), "t-text"));
      row.setAlignment(Pos.CENTER_LEFT);
      card.getChildren().add(row);
    }
    return card;
  }
}
