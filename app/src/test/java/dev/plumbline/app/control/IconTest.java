package dev.plumbline.app.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IconTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("plumbline.root"), "icons", "interface");

  @ParameterizedTest
  @EnumSource(Icon.class)
  void thePictureFileHasThePathThatTheWindowDraws(Icon icon) throws IOException {
    String name = icon.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    assertThat(Files.readString(FOLDER.resolve(name))).contains("d=\"" + icon.path() + "\"");
  }

  @Test
  void everyPictureFileIsDrawnSomewhere() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files).hasSize(Icon.values().length);
    }
  }
}
