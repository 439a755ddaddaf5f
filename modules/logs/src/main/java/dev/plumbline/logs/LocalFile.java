package dev.plumbline.logs;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a file on this computer once, from its beginning; of a very long one only the end. */
final class LocalFile {
  /** Bytes that are read: with what is noted of each line they fit into a spool. */
  private static final long LONGEST = 1L << 30;

  private static final int BATCH = 2000;
  private static final int BATCH_BYTES = 4 << 20;

  private final Feed feed;
  private final FileLines lines =
      new FileLines(new LogTimes(ZoneOffset.UTC, Instant::now, Optional.empty()));
  private final List<Entry> rows = new ArrayList<>();
  private int bytes;

  private LocalFile(Feed feed) {
    this.feed = feed;
  }

  static void read(Path path, Feed feed) throws IOException {
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      long size = file.size();
      if (size > LONGEST) {
        feed.note(
            LogLine.Kind.GAP,
            Entry.NO_TIME,
            "%s has %d MiB: only its last %d MiB were read."
                .formatted(path.getFileName(), size >> 20, LONGEST >> 20));
        toNextLine(file.position(size - LONGEST));
      }
      new LocalFile(feed).read(new BufferedInputStream(Channels.newInputStream(file), 1 << 16));
    }
  }

  private static void toNextLine(SeekableByteChannel file) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(1 << 16);
    for (long at = file.position(); file.read(piece.clear()) > 0; at += piece.position()) {
      for (int i = 0; i < piece.position(); i++) {
        if (piece.get(i) == '\n') {
          file.position(at + i + 1);
          return;
        }
      }
    }
  }

  private void read(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != '\n' && line.size() < LineSplitter.LONGEST) {
        line.write(b);
      } else {
        add(line.toByteArray());
        line.reset();
      }
    }
    if (line.size() > 0) {
      add(line.toByteArray());
    }
    store();
  }

  /** Long lines are stored the sooner, so that many of them do not fill the heap. */
  private void add(byte[] line) throws IOException {
    rows.add(lines.row(line));
    bytes += line.length;
    if (rows.size() == BATCH || bytes > BATCH_BYTES) {
      store();
    }
  }

  private void store() throws IOException {
    feed.append(rows, new byte[0]);
    rows.clear();
    bytes = 0;
  }
}
