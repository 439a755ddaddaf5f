package dev.plumbline.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.Settings.ThemeChoice;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Light or dark: AtlantaFX's Primer with our tokens over it. */
public enum Theme {
  LIGHT,
  DARK;

  /** What the user chose, or what the desktop says now. Call on the JavaFX thread. */
  public static Theme of(ThemeChoice choice) {
    return switch (choice) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
      case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? DARK : LIGHT;
    };
  }

  /**
   * Dresses a scene; what it wore before is taken off.
   *
   * @param contrast true for stronger borders and no muted text
   */
  public void apply(Scene scene, boolean contrast) {
    scene.setUserAgentStylesheet(
        (this == DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
    List<String> sheets =
        contrast
            ? List.of(sheet("plumbline"), sheet(tokens()), sheet("contrast"))
            : List.of(sheet("plumbline"), sheet(tokens()));
    scene.getStylesheets().setAll(sheets);
  }

  /** Follows the user's choice, and the desktop's where the user left it to that. */
  public static void follow(Scene scene, Settings settings) {
    Runnable dress = () -> of(settings.theme().get()).apply(scene, settings.highContrast().get());
    settings.theme().subscribe(dress);
    settings.highContrast().subscribe(dress);
    Platform.getPreferences().colorSchemeProperty().subscribe(dress);
    dress.run();
  }

  private String tokens() {
    return this == DARK ? "dark" : "light";
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Theme.class.getResource(name + ".css"), name).toExternalForm();
  }
}
