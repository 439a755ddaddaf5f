package dev.plumbline.model;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The recordings that the tests bring along. */
public final class Recordings {
  private Recordings() {}

  /** Where a recording lies. */
  public static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(Recordings.class.getResource("/recordings/" + name)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Recording open(String name) throws RecordingException {
    return Recording.open(path(name));
  }

  public static Snapshot snapshot(String name) throws RecordingException {
    return Snapshot.of(open(name));
  }

  /** The folders of all recordings. */
  public static List<Path> all() throws IOException {
    try (Stream<Path> list = Files.list(path(""))) {
      return list.filter(Files::isDirectory).sorted().toList();
    }
  }

  /** A recording of these files, each with the command that made it. */
  public static Recording of(Map<String, String> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return Recording.of(Manifest.named("test"), bytes);
  }

  /** The same recording without one file. */
  public static Recording without(Recording recording, String file) {
    Map<String, byte[]> rest = new LinkedHashMap<>();
    for (String name : recording.files()) {
      if (!name.equals(file)) {
        rest.put(name, recording.bytes(name).orElseThrow());
      }
    }
    return Recording.of(recording.manifest(), rest);
  }
}
