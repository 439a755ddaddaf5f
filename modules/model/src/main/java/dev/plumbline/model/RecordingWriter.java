package dev.plumbline.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a recording beside its target first and moves it there when it is whole. */
final class RecordingWriter {
  private RecordingWriter() {}

  static void save(Recording recording, Path path) throws RecordingException {
    Path target = path.toAbsolutePath();
    try {
      Path folder = Optional.ofNullable(target.getParent()).orElse(target);
      Files.createDirectories(folder);
      if (target.toString().endsWith(".plumb")) {
        saveZip(recording, target);
      } else {
        saveFolder(recording, target, folder);
      }
    } catch (RecordingException e) {
      throw e;
    } catch (IOException | InvalidPathException e) {
      throw new RecordingException(
          "The recording could not be written to "
              + path
              + ": "
              + e.getMessage()
              + " ("
              + e.getClass().getSimpleName()
              + ").",
          e);
    }
  }

  private static SequencedMap<String, byte[]> contents(Recording recording)
      throws RecordingException {
    SequencedMap<String, byte[]> all = new LinkedHashMap<>();
    all.put(
        ManifestFile.NAME,
        ManifestFile.write(recording.manifest()).getBytes(StandardCharsets.UTF_8));
    for (String file : recording.files()) {
      Optional<String> refusal = RecordingNames.refusal(file);
      if (refusal.isPresent()) {
        throw new RecordingException(
            "The file \"" + file + "\" cannot be saved: " + refusal.get() + ".");
      }
      all.put(file, Secrets.masked(recording.bytes(file).orElseThrow()));
    }
    return all;
  }

  private static void saveZip(Recording recording, Path target) throws IOException {
    SequencedMap<String, byte[]> contents = contents(recording);
    AtomicFile.write(
        target,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          for (Map.Entry<String, byte[]> file : contents.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue());
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  private static void saveFolder(Recording recording, Path target, Path folder) throws IOException {
    SequencedMap<String, byte[]> contents = contents(recording);
    if (Files.exists(target) && !replaceable(target)) {
      throw new RecordingException(
          target + " exists and is not a recording's folder; choose another name.");
    }
    Path temporary = Files.createTempDirectory(folder, ".plumb-");
    Path old = temporary.resolveSibling(temporary.getFileName() + ".old");
    try {
      for (Map.Entry<String, byte[]> file : contents.entrySet()) {
        Path place = temporary.resolve(file.getKey()).normalize();
        if (!place.startsWith(temporary)) {
          throw new RecordingException("The file \"" + file.getKey() + "\" leads outside.");
        }
        Files.createDirectories(Optional.ofNullable(place.getParent()).orElse(temporary));
        Files.write(place, file.getValue());
      }
      if (Files.exists(target)) {
        AtomicFile.move(target, old);
      }
      AtomicFile.move(temporary, target);
    } finally {
      delete(temporary);
      if (Files.exists(old) && !Files.exists(target)) {
        AtomicFile.move(old, target);
      }
      delete(old);
    }
  }

  private static boolean replaceable(Path target) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    try (Stream<Path> list = Files.list(target)) {
      return Files.exists(target.resolve(ManifestFile.NAME)) || list.findAny().isEmpty();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
