package dev.plumbline.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads a spool through a block of its own. Not for several threads. */
final class SpoolReader {
  private static final int BLOCK = 1 << 16;

  private final Spool spool;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private int blockSegment = -1;
  private long blockStart;

  SpoolReader(Spool spool) {
    this.spool = spool;
  }

  /** A record as it lies on the disk. */
  record Raw(byte type, byte[] body) {}

  /**
   * A row and where it was found.
   *
   * @param next where to look for the one after it
   */
  record Stored(long position, Entry entry, long next) {}

  /** The first row at or after a position; empty at the committed end. */
  Optional<Stored> read(long position) throws IOException {
    int segment = (int) (position >>> 32);
    long offset = position & 0xffffffffL;
    for (; ; ) {
      Optional<Raw> raw = raw(segment, offset);
      if (raw.isEmpty()) {
        Optional<Integer> later = spool.after(segment);
        if (later.isEmpty()) {
          return Optional.empty();
        }
        segment = later.get();
        offset = 0;
        continue;
      }
      long next = offset + Spool.HEAD + raw.get().body().length;
      if (raw.get().type() == Spool.ROW) {
        return Optional.of(
            new Stored(
                (long) segment << 32 | offset,
                Entry.decode(raw.get().body()),
                (long) segment << 32 | next));
      }
      offset = next;
    }
  }

  /** The record at an offset; empty when it is not there as a whole. */
  Optional<Raw> raw(int segment, long offset) throws IOException {
    if (!load(segment, offset, Spool.HEAD)) {
      return Optional.empty();
    }
    int at = (int) (offset - blockStart);
    int length = block.getInt(at);
    byte type = block.get(at + 4);
    if (length < 0 || !load(segment, offset, Spool.HEAD + length)) {
      return Optional.empty();
    }
    byte[] body = new byte[length];
    block.get((int) (offset - blockStart) + Spool.HEAD, body);
    return Optional.of(new Raw(type, body));
  }

  private boolean load(int segment, long offset, int length) throws IOException {
    if (segment == blockSegment
        && offset >= blockStart
        && offset + length <= blockStart + block.limit()) {
      return true;
    }
    ByteBuffer next = ByteBuffer.allocate(Math.max(BLOCK, length));
    if (!spool.fill(segment, offset, next)) {
      return false;
    }
    block = next.flip();
    blockSegment = segment;
    blockStart = offset;
    return block.limit() >= length;
  }
}
