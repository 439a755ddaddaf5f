package dev.plumbline.app.theme;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts: Inter for people, JetBrains Mono for what a shell says. */
public final class Fonts {
  /** Family names as the style sheet uses them. */
  public static final String TEXT = "Inter";

  public static final String MONO = "JetBrains Mono";

  private static final List<String> FILES =
      List.of(
          "inter-Inter-Regular.otf",
          "inter-Inter-SemiBold.otf",
          "inter-Inter-Bold.otf",
          "jetbrains_mono-JetBrainsMono-Regular.ttf",
          "jetbrains_mono-JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /**
   * Makes the fonts known to JavaFX; a second call changes nothing.
   *
   * @throws IllegalStateException when the program was packed without them
   */
  public static void load() {
    for (String file : FILES) {
      try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
        if (in == null || Font.loadFont(in, 13) == null) {
          throw new IllegalStateException("font missing from the program: " + file);
        }
      } catch (IOException e) {
        throw new IllegalStateException("font unreadable: " + file, e);
      }
    }
  }
}
