package dev.plumbline.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a minute after lines that a writer still puts into a file already rotated: it keeps the
 * old descriptor until it is told to reopen.
 */
final class LateLines {
  private static final long WATCHED_NANOS = 60_000_000_000L;
  private static final int MOST = 1 << 20;

  private final Sink sink;
  private Optional<FilePosition> left = Optional.empty();
  private long sinceNanos;

  LateLines(Sink sink) {
    this.sink = sink;
  }

  /** Takes whole lines and the head of their file. */
  interface Sink {
    void store(List<byte[]> lines, byte[] head) throws IOException;
  }

  /** This file was left at this position. */
  void watch(FilePosition end) {
    left = Optional.of(end);
    sinceNanos = System.nanoTime();
  }

  void drain(FileReader reader, String path) throws IOException {
    if (left.isEmpty()) {
      return;
    }
    if (System.nanoTime() - sinceNanos > WATCHED_NANOS) {
      left = Optional.empty();
      return;
    }
    FilePosition at = left.get();
    for (Sibling sibling : reader.list(path)) {
      if (sibling.id().equals(at.id())
          && sibling.tool().isEmpty()
          && sibling.size() > at.offset()
          && !sibling.name().equals(path)) {
        take(reader, sibling, at);
      }
    }
  }

  private void take(FileReader reader, Sibling sibling, FilePosition at) throws IOException {
    byte[] near = at.near();
    Optional<FileReader.Chunk> chunk = reader.read(sibling.name(), at.offset() - near.length, MOST);
    if (chunk.isEmpty()
        || !chunk.get().proven()
        || !chunk.get().id().equals(at.id())
        || chunk.get().data().length < near.length
        || !Arrays.equals(near, Arrays.copyOf(chunk.get().data(), near.length))) {
      return;
    }
    byte[] data = Arrays.copyOfRange(chunk.get().data(), near.length, chunk.get().data().length);
    List<byte[]> lines = new LineSplitter(at.head()).lines(data);
    int length = lines.stream().mapToInt(line -> line.length).sum();
    if (length > 0) {
      sink.store(lines, at.head());
      left = Optional.of(at.after(data, length));
    }
  }
}
