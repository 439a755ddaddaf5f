package dev.plumbline.app.drawing;

import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.Svg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/** Writes a drawing as a file; the ending of the name says which kind. */
public final class DrawingFile {
  private DrawingFile() {}

  /** "svg" or "png", empty for a name that ends in neither. */
  public static Optional<String> kind(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Optional.of(name.substring(name.lastIndexOf('.') + 1))
        .filter(ending -> ending.equals("svg") || ending.equals("png"));
  }

  /**
   * Writes SVG for {@code .svg}, PNG otherwise; replaces what is there.
   *
   * @throws IOException naming the file that could not be written
   */
  public static void write(Drawing drawing, Palette palette, Path file) throws IOException {
    byte[] content =
        kind(file).filter("svg"::equals).isPresent()
            ? Svg.write(drawing, palette).getBytes(StandardCharsets.UTF_8)
            : png(drawing, palette);
    try {
      Files.write(file, content);
    } catch (IOException e) {
      throw new IOException("The drawing could not be written to " + file + ": " + reason(e), e);
    }
  }

  private static byte[] png(Drawing drawing, Palette palette) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(DrawingImage.of(drawing, palette), "png", bytes);
    return bytes.toByteArray();
  }

  private static String reason(IOException failure) {
    return switch (failure) {
      case NoSuchFileException e -> "there is no such folder.";
      case AccessDeniedException e -> "access denied.";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
