package dev.plumbline.logs;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Rows in their merged order, on disk: the heap holds one block, however many there are.
 * Thread-safe.
 */
final class RowIndex implements Closeable {
  private static final int BLOCK_ROWS = 1024;

  private final FileChannel channel;
  private long size;
  private ByteBuffer block = ByteBuffer.allocate(0);
  private long blockStart;

  RowIndex(Path folder) throws IOException {
    channel =
        FileChannel.open(
            Files.createTempFile(folder, "rows", ".index"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  synchronized long size() {
    return size;
  }

  synchronized Row get(long row) {
    if (row < 0 || row >= size) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size);
    }
    if (row < blockStart || row >= blockStart + block.limit() / Row.BYTES) {
      load(row - row % BLOCK_ROWS);
    }
    int at = (int) (row - blockStart) * Row.BYTES;
    return Row.unpack(block.getLong(at), block.getLong(at + 8), block.getLong(at + 16));
  }

  private void load(long start) {
    ByteBuffer next = ByteBuffer.allocate((int) Math.min(BLOCK_ROWS, size - start) * Row.BYTES);
    read(next, start);
    block = next.flip();
    blockStart = start;
  }

  synchronized void append(List<Row> rows) {
    ByteBuffer out = ByteBuffer.allocate(rows.size() * Row.BYTES);
    rows.forEach(row -> put(out, row));
    write(out.flip(), size);
    size += rows.size();
  }

  /** Puts a row at its place; the rows after it move on by one. */
  synchronized long insert(Row row) {
    long at = lowerBound(row);
    ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact((size - at + 1) * Row.BYTES));
    put(tail, row);
    read(tail, at);
    write(tail.flip(), at);
    size++;
    block = ByteBuffer.allocate(0);
    return at;
  }

  /** Number of rows before this one in the order of the merge. */
  synchronized long lowerBound(Row row) {
    long low = 0;
    long high = size;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (get(middle).compareTo(row) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Number of rows with a key below this time. */
  long before(long micros) {
    return lowerBound(new Row(micros, -1, -1, 0, -1, LogLine.Kind.LINE, false, 0));
  }

  synchronized void clear() {
    size = 0;
    block = ByteBuffer.allocate(0);
  }

  private static void put(ByteBuffer out, Row row) {
    out.putLong(row.key()).putLong(row.position()).putLong(row.packed());
  }

  private void read(ByteBuffer to, long row) {
    try {
      long from = row * Row.BYTES;
      while (to.hasRemaining()) {
        int got = channel.read(to, from);
        if (got < 0) {
          return;
        }
        from += got;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(ByteBuffer out, long row) {
    try {
      long to = row * Row.BYTES;
      while (out.hasRemaining()) {
        to += channel.write(out, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
