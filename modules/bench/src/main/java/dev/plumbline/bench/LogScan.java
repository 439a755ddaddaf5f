package dev.plumbline.bench;

import dev.plumbline.logs.Signatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Asks the known lines about each line of a file, a part of the file for each thread. */
final class LogScan {
  private static final int CHUNK = 1 << 20;

  private final Signatures known;
  private final int threads;

  LogScan(Signatures known, int threads) {
    this.known = known;
    this.threads = threads;
  }

  /** How often each known line is in the file, by id. */
  TreeMap<String, Long> count(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long part = (size + threads - 1) / threads;
      return IntStream.range(0, threads)
          .parallel()
          .mapToObj(i -> part(channel, i * part, Math.min(size, (i + 1) * part)))
          .reduce(
              new TreeMap<>(),
              (one, other) -> {
                TreeMap<String, Long> sum = new TreeMap<>(one);
                other.forEach((id, n) -> sum.merge(id, n, Long::sum));
                return sum;
              });
    }
  }

  /** The lines that begin in a part of the file. */
  private TreeMap<String, Long> part(FileChannel channel, long from, long to) {
    TreeMap<String, Long> found = new TreeMap<>();
    byte[] chunk = new byte[CHUNK];
    long at = Math.max(0, from - 1);
    boolean skipping = from > 0;
    try {
      while (at < to) {
        int length = channel.read(ByteBuffer.wrap(chunk), at);
        int start = 0;
        for (int i = 0; i < length; i++) {
          if (chunk[i] != '\n') {
            continue;
          }
          if (!skipping && at + start < to) {
            String line = new String(chunk, start, i - start, StandardCharsets.UTF_8);
            known.match("", line).ifPresent(s -> found.merge(s.id(), 1L, Long::sum));
          }
          skipping = false;
          start = i + 1;
        }
        if (start == 0) {
          throw new IllegalStateException("a line is longer than " + CHUNK);
        }
        at += start;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** How often any known line was found. */
  static long lines(TreeMap<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
