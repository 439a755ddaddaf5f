package dev.plumbline.model;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads a tar, packed by gzip or not, as log collectors write it; nothing is unpacked. An archive
 * whose names lead out of it, or that swells beyond measure, is refused as a whole; one that ends
 * early is kept as far as it goes.
 */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int MAGIC_AT = 257;

  private TarReader() {}

  /** True when the file begins like a tar or like a gzip. */
  static boolean looksLikeTar(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] head = in.readNBytes(BLOCK);
      return packed(head)
          || head.length == BLOCK
              && new String(head, MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar");
    }
  }

  private static boolean packed(byte[] head) {
    return head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
  }

  static void read(Path path, RecordingContents contents) throws IOException {
    long size = Files.size(path);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      file.mark(4);
      boolean packed = packed(file.readNBytes(3));
      file.reset();
      InputStream plain =
          packed
              ? new SwellGuard(path, new GZIPInputStream(file, 1 << 16), contents.limits(), size)
              : file;
      entries(path, new TarArchiveInputStream(plain), contents);
    } catch (EOFException e) {
      cut(path, contents, e);
    }
  }

  private static void entries(Path path, TarArchiveInputStream tar, RecordingContents contents)
      throws IOException {
    int seen = 0;
    String at = "";
    try {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        at = plainName(entry.getName());
        if (++seen > contents.limits().files()) {
          contents.problem(
              path.getFileName() + "",
              "has more than " + contents.limits().files() + " entries; the rest was left out");
          return;
        }
        take(path, tar, entry, at, contents);
      }
    } catch (RecordingException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      cut(path, contents, at.isEmpty() ? e : new IOException("after " + at, e));
    }
  }

  private static void take(
      Path path,
      TarArchiveInputStream tar,
      TarArchiveEntry entry,
      String name,
      RecordingContents contents)
      throws IOException {
    Optional<String> escape = RecordingNames.escape(name);
    if (escape.isPresent()) {
      throw new RecordingException(
          path
              + " was not opened: "
              + escape.get()
              + " ("
              + RecordingContents.printable(entry.getName())
              + "). No collector writes such names.");
    }
    if (entry.isDirectory() || name.isEmpty()) {
      return;
    }
    if (!regular(entry)) {
      contents.problem(name, "left out: it is a link or a device, not a file");
    } else if (contents.accepts(name)) {
      contents.add(name, tar, -1);
    }
  }

  private static boolean regular(TarArchiveEntry entry) {
    return !(entry.isSymbolicLink()
        || entry.isLink()
        || entry.isSparse()
        || entry.isCharacterDevice()
        || entry.isBlockDevice()
        || entry.isFIFO());
  }

  /** Without the {@code ./} that tar puts in front, and without empty parts. */
  private static String plainName(String name) {
    return name.replaceAll("/(?:\\.?/)+", "/")
        .replaceFirst("^(?:\\./)+", "")
        .replaceAll("/\\.?$", "");
  }

  private static void cut(Path path, RecordingContents contents, Exception why)
      throws RecordingException {
    if (contents.files().isEmpty()) {
      throw new RecordingException(
          path + " is damaged or ends early (" + why.getMessage() + "). Copy it again.", why);
    }
    contents.problem(
        path.getFileName() + "",
        "is damaged or ends early ("
            + why.getMessage()
            + "); the "
            + contents.files().size()
            + " files before that were kept");
  }
}
