package dev.plumbline.model;

import java.nio.file.Path;

/** Reads and writes recordings as folders and zips. */
final class RecordingFiles {
  private RecordingFiles() {}

  static Recording open(Path path) throws RecordingException {
    throw new RecordingException("not yet readable: " + path);
  }

  static void save(Recording recording, Path path) throws RecordingException {
    throw new RecordingException("not yet writable: " + path);
  }
}
