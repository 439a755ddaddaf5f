package dev.plumbline.app.shell;

import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.Settings.ThemeChoice;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Looks and motion; every choice takes effect at once. */
final class SettingsPage extends ScrollPane {
  SettingsPage(Settings settings, Path folder) {
    Segments<ThemeChoice> theme = new Segments<>(ThemeChoice::label, ThemeChoice.values());
    theme.value().bindBidirectional(settings.theme());
    Segments<Number> scale = new Segments<>(n -> n.intValue() + " %", 100, 110, 125, 150, 175, 200);
    scale.value().bindBidirectional(settings.scale());
    VBox looks =
        card(
            "Appearance",
            row("Theme", "Light or dark, or as the desktop says.", theme),
            row("Interface scale", "Enlarges everything in the window.", scale),
            row(
                "High contrast",
                "Stronger borders, no muted text.",
                check(settings.highContrast())),
            row("Reduce motion", "Shows every change at once.", check(settings.reduceMotion())));
    VBox window =
        card(
            "Window",
            row(
                "Fold the sidebar",
                "Shows its signs alone (Ctrl B).",
                check(settings.sidebarFolded())),
            row(
                "Show the inspector",
                "Details of what is selected (Ctrl I).",
                check(settings.inspectorShown())));
    VBox privacy =
        card(
            "Files and privacy",
            row(
                "Configuration folder",
                "Settings, instances and trusted host keys. No secret is stored.",
                Texts.of(folder.toString(), "t-mono")),
            row(
                "Read-only",
                "Probes are a fixed list. Remedies are text to copy; Plumbline runs none.",
                Texts.chip("always", "")));
    VBox page = new VBox(16, Texts.of("Settings", "t-verdict"), looks, window, privacy);
    page.setPadding(new Insets(24));
    page.setMaxWidth(860);
    setContent(page);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
  }

  private static CheckBox check(BooleanProperty property) {
    CheckBox box = new CheckBox();
    box.selectedProperty().bindBidirectional(property);
    return box;
  }

  private static VBox card(String title, Node... rows) {
    VBox card = new VBox(14, Texts.of(title, "t-title"));
    card.getChildren().addAll(rows);
    card.getStyleClass().add("card");
    card.setPadding(new Insets(16));
    return card;
  }

  private static Node row(String title, String text, Node control) {
    VBox words = new VBox(2, Texts.of(title, "t-strong"), Texts.wrapped(text, "t-secondary"));
    words.setPrefWidth(300);
    words.setMinWidth(300);
    control.setAccessibleText(title);
    HBox row = new HBox(24, words, control);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
