package dev.plumbline.app.tour;

import dev.plumbline.app.settings.Settings.ThemeChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The whole tour: every stop in every theme and size asked for. */
public final class Tour {
  /** A size of the window in px. */
  public record Size(int width, int height) {
    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  private Tour() {}

  /**
   * Writes {@code FOLDER/WIDTHxHEIGHT-THEME/STOP.png}. JavaFX must run.
   *
   * @param told takes the name of each file written
   * @throws IOException when a file cannot be written
   */
  public static void run(
      Path folder, List<ThemeChoice> themes, List<Size> sizes, Consumer<Path> told)
      throws IOException {
    for (Size size : sizes) {
      for (ThemeChoice theme : themes) {
        String name = size + "-" + theme.name().toLowerCase(java.util.Locale.ROOT);
        try (Visit visit = new Visit(theme, size)) {
          for (Stop stop : stops()) {
            stop.arrive().visit(visit);
            Path file = folder.resolve(name).resolve(stop.name() + ".png");
            visit.shoot(file);
            told.accept(file);
            visit.leave();
          }
        }
      }
    }
  }

  private static List<Stop> stops() {
    return Stream.of(Stops.all(), PickerStops.all(), ScreenStops.all(), SystemStops.all())
        .flatMap(List::stream)
        .toList();
  }
}
