package dev.plumbline.app.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    Path target = path.toAbsolutePath();
    Path folder = Objects.requireNonNullElse(target.getParent(), target);
    try {
      Files.createDirectories(folder);
      Path temporary = Files.createTempFile(folder, ".plumbline-", ".part");
      try {
        Files.write(temporary, pdf);
        move(temporary, target);
      } finally {
        Files.deleteIfExists(temporary);
      }
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

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
