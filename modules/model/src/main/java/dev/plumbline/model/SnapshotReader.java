package dev.plumbline.model;

/** Parses the files of a recording into a snapshot. */
final class SnapshotReader {
  private SnapshotReader() {}

  static Snapshot read(Recording recording) {
    throw new IllegalStateException("not yet parsed: " + recording.name());
  }
}
