package dev.plumbline.app.report;

import dev.plumbline.model.AtomicFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Writes a finished document to disk; an older file of the name stays whole until it is there. */
public final class PdfFile {
  private PdfFile() {}

  /**
   * Writes the bytes.
   *
   * @throws IOException with one sentence for people, naming the file
   */
  public static void write(byte[] pdf, Path path) throws IOException {
    try {
      AtomicFile.write(path, pdf);
    } catch (FileSystemException e) {
      String why = Objects.requireNonNullElse(e.getReason(), "no access");
      throw new IOException("The report could not be written to " + path + ": " + why + ".", e);
    }
  }

  /** A file name for a report of this title: letters, digits and dashes. */
  public static String name(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String bare = plain.replaceAll("^-|-$", "");
    return (bare.isEmpty() ? "report" : bare) + ".pdf";
  }
}
