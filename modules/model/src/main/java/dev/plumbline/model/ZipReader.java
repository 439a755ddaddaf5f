package dev.plumbline.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a zip by its directory, so that no byte before it can pretend to be an entry. */
final class ZipReader {
  private ZipReader() {}

  /** True when the file begins like a zip. */
  static boolean looksLikeZip(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(4);
      return head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] < 8 && head[3] < 9;
    }
  }

  static void read(Path path, RecordingContents contents) throws IOException {
    Set<String> links = ZipLinks.names(path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      int seen = 0;
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        seen++;
        if (seen > contents.limits().files()) {
          contents.problem(
              path.getFileName() + "",
              "has more than " + contents.limits().files() + " entries; the rest was left out");
          return;
        }
        if (!entry.isDirectory() && contents.accepts(entry.getName())) {
          add(zip, entry, links, contents);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new RecordingException(
          path + " is a damaged zip (" + e.getMessage() + "). Copy it again.", e);
    }
  }

  private static void add(
      ZipFile zip, ZipEntry entry, Set<String> links, RecordingContents contents) {
    if (links.contains(entry.getName())) {
      contents.problem(entry.getName(), "left out: it is a link, not a file");
      return;
    }
    try (InputStream in = zip.getInputStream(entry)) {
      contents.add(entry.getName(), in, entry.getCompressedSize());
    } catch (IOException e) {
      contents.problem(
          entry.getName(),
          "is damaged in the archive (" + e.getMessage() + "); the other files were kept");
    }
  }
}
