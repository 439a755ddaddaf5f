package dev.plumbline.logs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the reading of a file is, kept beside its lines. A file is known again by device and inode
 * and size and both ends of what was read: each alone deceives (ext4 gives a deleted file's inode
 * to the next one; copytruncate keeps the inode; files may share a header).
 *
 * @param id device and inode; empty when no file was begun
 * @param offset after the last whole line taken
 * @param head the first bytes received, up to {@link #HEAD}
 * @param near the last bytes before the offset, up to {@link #NEAR}
 * @param seen rotated files that need not be read again
 */
record FilePosition(String id, long offset, byte[] head, byte[] near, List<Seen> seen) {
  static final int HEAD = 1024;
  static final int NEAR = 256;

  /** A rotated file: packing changes its id, rotation its name, but not its time and head. */
  record Seen(String id, long mtime, int head) {}

  FilePosition {
    seen = List.copyOf(seen);
  }

  /** Nothing begun. */
  static FilePosition none(List<Seen> seen) {
    return new FilePosition("", 0, new byte[0], new byte[0], seen);
  }

  FilePosition begun(String next) {
    return new FilePosition(next, offset, head, near, seen);
  }

  /** After these bytes, which follow the offset. */
  FilePosition after(byte[] bytes, int length) {
    int missing = Math.min(HEAD - head.length, length);
    byte[] nextHead = head;
    if (offset == head.length && missing > 0) {
      nextHead = Arrays.copyOf(head, head.length + missing);
      System.arraycopy(bytes, 0, nextHead, head.length, missing);
    }
    return new FilePosition(id, offset + length, nextHead, last(near, bytes, length), seen);
  }

  /** The last bytes of two pieces. */
  static byte[] last(byte[] before, byte[] bytes, int length) {
    byte[] both = Arrays.copyOf(before, before.length + length);
    System.arraycopy(bytes, 0, both, before.length, length);
    return Arrays.copyOfRange(both, Math.max(0, both.length - NEAR), both.length);
  }

  byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(id);
    out.writeLong(offset);
    out.writeShort(head.length);
    out.write(head);
    out.writeShort(near.length);
    out.write(near);
    out.writeInt(seen.size());
    for (Seen one : seen) {
      out.writeUTF(one.id());
      out.writeLong(one.mtime());
      out.writeInt(one.head());
    }
    return bytes.toByteArray();
  }

  static FilePosition decode(byte[] bytes) throws IOException {
    if (bytes.length == 0) {
      return none(List.of());
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    String id = in.readUTF();
    long offset = in.readLong();
    byte[] head = in.readNBytes(in.readUnsignedShort());
    byte[] near = in.readNBytes(in.readUnsignedShort());
    List<Seen> seen = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      seen.add(new Seen(in.readUTF(), in.readLong(), in.readInt()));
    }
    return new FilePosition(id, offset, head, near, seen);
  }
}
