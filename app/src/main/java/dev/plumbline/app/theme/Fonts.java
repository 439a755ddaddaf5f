package dev.plumbline.app.theme;

import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.text.Font;

/** The bundled fonts: Inter for people, JetBrains Mono for what a shell says. */
public final class Fonts {
  private static final List<String> TEXT =
      List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

  private static final List<String> MONO =
      List.of("JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

  private Fonts() {}

  /**
   * Makes the fonts known to JavaFX; a second call changes nothing.
   *
   * @throws IllegalStateException when the program was packed without them
   */
  public static void load() {
    TEXT.forEach(file -> load(FlatInterFont.class, file));
    MONO.forEach(file -> load(FlatJetBrainsMonoFont.class, file));
  }

  private static void load(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null || Font.loadFont(in, 13) == null) {
        throw new IllegalStateException("font missing from the program: " + file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("font unreadable: " + file, e);
    }
  }
}
