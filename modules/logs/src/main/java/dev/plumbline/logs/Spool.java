package dev.plumbline.logs;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * Rows on disk with the position that their source had reached, in one append-only log: lines and
 * position are one transaction, closed by a checksum. Opened again after a crash it is cut back to
 * the last whole one. Positions are {@code segment << 32 | offset}. One writer, many readers.
 *
 * <p>Record: length (4), type (1), body. A commit's body is the checksum of everything since the
 * commit before, then the source's position.
 */
final class Spool implements Closeable {
  static final byte ROW = 1;
  static final byte COMMIT = 2;
  static final int HEAD = 5;
  private static final String SUFFIX = ".spool";

  private final Path folder;
  private final long segmentLimit;
  private final long limit;
  private final NavigableMap<Integer, Segment> segments = new TreeMap<>();
  private byte[] position = new byte[0];

  private record Segment(Path file, FileChannel channel, long committed) {}

  private Spool(Path folder, long segmentLimit, long limit) {
    this.folder = folder;
    this.segmentLimit = segmentLimit;
    this.limit = limit;
  }

  /** Opens with the usual limits: 2 GiB, or a tenth of the free disk. */
  static Spool open(Path folder) throws IOException {
    Files.createDirectories(folder);
    long free = Files.getFileStore(folder).getUsableSpace() / 10;
    return open(folder, 64L << 20, Math.min(2L << 30, free));
  }

  /**
   * @param segmentLimit bytes after which a new file is begun
   * @param limit bytes after which the oldest file is dropped
   */
  static Spool open(Path folder, long segmentLimit, long limit) throws IOException {
    Files.createDirectories(folder);
    Spool spool = new Spool(folder, segmentLimit, limit);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        spool.recover(Integer.parseInt(name.substring(0, name.length() - SUFFIX.length())), file);
      }
    }
    if (spool.segments.isEmpty()) {
      spool.roll(0);
    }
    return spool;
  }

  private void recover(int number, Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    segments.put(number, new Segment(file, channel, channel.size()));
    SpoolReader reader = new SpoolReader(this);
    CRC32 sum = new CRC32();
    long good = 0;
    long at = 0;
    for (; ; ) {
      Optional<SpoolReader.Raw> raw = reader.raw(number, at);
      if (raw.isEmpty()) {
        break;
      }
      byte[] body = raw.get().body();
      at += HEAD + body.length;
      if (raw.get().type() == COMMIT) {
        ByteBuffer commit = ByteBuffer.wrap(body);
        if (body.length < 8 || commit.getLong() != sum.getValue()) {
          break;
        }
        sum.reset();
        good = at;
        position = new byte[body.length - 8];
        commit.get(position);
      } else {
        sum.update(body);
      }
    }
    channel.truncate(good);
    segments.put(number, new Segment(file, channel, good));
  }

  /** Where the source was after the last committed row; empty at first. */
  synchronized byte[] position() {
    return position.clone();
  }

  /** Stores rows and the position after them, all or nothing. */
  synchronized void append(List<Entry> rows, byte[] reached) throws IOException {
    List<Entry> all = rows;
    if (size() > limit && segments.size() > 1) {
      all = new ArrayList<>(rows);
      all.addFirst(dropOldest());
    }
    Segment last = segments.lastEntry().getValue();
    if (last.committed > segmentLimit) {
      last = roll(segments.lastKey() + 1);
    }
    commit(last, all, reached);
  }

  private void commit(Segment last, List<Entry> rows, byte[] reached) throws IOException {
    List<byte[]> bodies = new ArrayList<>();
    long length = HEAD + 8 + reached.length;
    for (Entry row : rows) {
      byte[] body = row.encode();
      bodies.add(body);
      length += HEAD + body.length;
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(length));
    CRC32 sum = new CRC32();
    for (byte[] body : bodies) {
      sum.update(body);
      out.putInt(body.length).put(ROW).put(body);
    }
    out.putInt(8 + reached.length).put(COMMIT).putLong(sum.getValue()).put(reached).flip();
    write(last.channel, out, last.committed);
    segments.put(segments.lastKey(), new Segment(last.file, last.channel, last.committed + length));
    position = reached.clone();
  }

  private static void write(FileChannel channel, ByteBuffer out, long at) throws IOException {
    long to = at;
    while (out.hasRemaining()) {
      to += channel.write(out, to);
    }
  }

  private Segment roll(int number) throws IOException {
    Path file = folder.resolve(String.format("%06d%s", number, SUFFIX));
    Segment segment =
        new Segment(
            file,
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING),
            0);
    segments.put(number, segment);
    commit(segment, List.of(), position);
    return segments.lastEntry().getValue();
  }

  private Entry dropOldest() throws IOException {
    Segment oldest = segments.pollFirstEntry().getValue();
    oldest.channel.close();
    Files.delete(oldest.file);
    String text =
        "The oldest lines were dropped here: more than %,d MiB were received."
            .formatted(limit >> 20);
    return Entry.note(LogLine.Kind.GAP, Entry.NO_TIME, text);
  }

  private long size() {
    return segments.values().stream().mapToLong(Segment::committed).sum();
  }

  /** Position of the oldest row still kept. */
  synchronized long first() {
    return (long) segments.firstKey() << 32;
  }

  /** Fills {@code to} from a segment's committed part; false when nothing is there. */
  synchronized boolean fill(int number, long offset, ByteBuffer to) throws IOException {
    Segment segment = segments.get(number);
    if (segment == null || offset >= segment.committed) {
      return false;
    }
    to.limit((int) Math.min(to.limit(), segment.committed - offset));
    long from = offset;
    while (to.hasRemaining()) {
      int got = segment.channel.read(to, from);
      if (got < 0) {
        break;
      }
      from += got;
    }
    return true;
  }

  /** The segment after this one, if there is one. */
  synchronized Optional<Integer> after(int number) {
    return Optional.ofNullable(segments.higherKey(number));
  }

  @Override
  public synchronized void close() throws IOException {
    for (Segment segment : segments.values()) {
      segment.channel.close();
    }
  }
}
