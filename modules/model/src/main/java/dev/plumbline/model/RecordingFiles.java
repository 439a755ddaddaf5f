package dev.plumbline.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Reads recordings from folders, zips and archives of collectors. Everything stays in memory,
 * nothing is unpacked.
 */
final class RecordingFiles {
  private RecordingFiles() {}

  static Recording open(Path path) throws RecordingException {
    return open(path, RecordingLimits.USUAL);
  }

  static Recording open(Path path, RecordingLimits limits) throws RecordingException {
    if (!Files.exists(path)) {
      throw new RecordingException("There is no recording at " + path + ".");
    }
    RecordingContents contents = new RecordingContents(limits);
    try {
      if (Files.isDirectory(path)) {
        FolderReader.read(path, contents);
      } else if (ZipReader.looksLikeZip(path)) {
        ZipReader.read(path, contents);
      } else if (TarReader.looksLikeTar(path)) {
        TarReader.read(path, contents);
      } else {
        throw new RecordingException(
            path
                + " is neither a recording's folder, a .plumb file (a zip), nor an archive of logs"
                + " (.tar.gz, .tgz, .tar, .zip).");
      }
    } catch (RecordingException e) {
      throw e;
    } catch (IOException e) {
      throw new RecordingException(
          path + " cannot be read: " + e.getMessage() + " (" + e.getClass().getSimpleName() + ")",
          e);
    }
    return recording(path, contents);
  }

  private static Recording recording(Path path, RecordingContents contents)
      throws RecordingException {
    List<Problem> problems = new ArrayList<>(contents.problems());
    SequencedMap<String, byte[]> files = new LinkedHashMap<>();
    String top = RecordingNames.top(List.copyOf(contents.files().keySet()));
    contents.files().forEach((name, bytes) -> files.put(name.substring(top.length()), bytes));
    if (files.isEmpty()) {
      throw new RecordingException(
          path
              + " holds no file of a recording."
              + (problems.isEmpty() ? "" : " " + problems.getFirst()));
    }
    String fallback = top.isEmpty() ? baseName(path) : top.substring(0, top.length() - 1);
    byte[] manifest = files.remove(ManifestFile.NAME);
    return manifest == null
        ? Collected.recording(
            fallback, RotatedLogs.unpacked(files, contents.limits(), problems), problems)
        : new Recording(
            ManifestFile.read(
                Secrets.masked(new String(manifest, StandardCharsets.UTF_8)), fallback, problems),
            files,
            problems);
  }

  private static String baseName(Path path) {
    Path last = path.toAbsolutePath().normalize().getFileName();
    String name = last == null ? "recording" : last.toString();
    return name.replaceFirst("\\.(?:plumb|tar\\.gz|tgz|tar|zip)$", "");
  }
}
