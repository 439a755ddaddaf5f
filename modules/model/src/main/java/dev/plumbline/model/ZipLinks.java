package dev.plumbline.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the entries of a zip that are symbolic links, which {@code java.util.zip} does not tell:
 * the Unix file type in the upper half of the external attributes (APPNOTE 4.4.15).
 */
final class ZipLinks {
  private static final int END_SIGNATURE = 0x06054b50;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int FILE_TYPE = 0xf000;
  private static final int LINK = 0xa000;

  private ZipLinks() {}

  static Set<String> names(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      int tailSize = (int) Math.min(size, END_SIZE + 0xffff);
      ByteBuffer tail = read(channel, size - tailSize, tailSize);
      for (int at = tailSize - END_SIZE; at >= 0; at--) {
        if (tail.getInt(at) == END_SIGNATURE) {
          long length = tail.getInt(at + 12) & 0xffffffffL;
          long start = size - tailSize + at - length;
          return start < 0 || length > 64 << 20
              ? Set.of()
              : links(read(channel, start, (int) length));
        }
      }
      return Set.of();
    }
  }

  private static Set<String> links(ByteBuffer directory) {
    Set<String> links = new HashSet<>();
    int at = 0;
    while (at + ENTRY_SIZE <= directory.limit() && directory.getInt(at) == ENTRY_SIGNATURE) {
      int nameLength = directory.getShort(at + 28) & 0xffff;
      int type = directory.getInt(at + 38) >>> 16 & FILE_TYPE;
      if (type == LINK && at + ENTRY_SIZE + nameLength <= directory.limit()) {
        byte[] name = new byte[nameLength];
        directory.get(at + ENTRY_SIZE, name);
        links.add(new String(name, StandardCharsets.UTF_8));
      }
      at +=
          ENTRY_SIZE
              + nameLength
              + (directory.getShort(at + 30) & 0xffff)
              + (directory.getShort(at + 32) & 0xffff);
    }
    return links;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) > 0) {
      continue;
    }
    return buffer.flip();
  }
}
