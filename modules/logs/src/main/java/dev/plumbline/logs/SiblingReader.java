package dev.plumbline.logs;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads rotated files, packed or not, as if they were plain. */
final class SiblingReader {
  private final FileReader reader;
  private final Map<Sibling, Long> sizes = new HashMap<>();

  SiblingReader(FileReader reader) {
    this.reader = reader;
  }

  FileReader reader() {
    return reader;
  }

  /**
   * A piece of the (unpacked) content; its {@code size} is that of the content. Empty when the file
   * is gone, damaged or still being packed.
   */
  Optional<FileReader.Chunk> read(Sibling sibling, long offset, int most) throws IOException {
    if (sibling.tool().isEmpty()) {
      return reader
          .read(sibling.name(), offset, most)
          .filter(chunk -> chunk.id().equals(sibling.id()));
    }
    long size = size(sibling);
    int length = (int) Math.min(most, size - offset);
    if (size < 0 || length < 0) {
      return Optional.empty();
    }
    if (length == 0) {
      return Optional.of(new FileReader.Chunk(sibling.id(), size, new byte[0], true));
    }
    return reader
        .unpack(sibling.tool().orElseThrow(), sibling.name(), offset, length)
        .filter(chunk -> chunk.id().equals(sibling.id()))
        .map(chunk -> new FileReader.Chunk(chunk.id(), size, chunk.data(), chunk.proven()));
  }

  private long size(Sibling sibling) throws IOException {
    Long known = sizes.get(sibling);
    if (known == null) {
      known = reader.unpackedSize(sibling.tool().orElseThrow(), sibling.name());
      sizes.put(sibling, known);
    }
    return known;
  }

  /**
   * True when this file is the one a position speaks of: long enough, and both ends of what was
   * read are equal.
   *
   * @param near what must stand before {@code readAt}
   */
  boolean isOurs(Sibling sibling, FilePosition position, long readAt, byte[] near)
      throws IOException {
    if (sibling.tool().isEmpty() && sibling.size() < readAt) {
      return false;
    }
    return equalAt(sibling, readAt - near.length, near) && equalAt(sibling, 0, position.head());
  }

  private boolean equalAt(Sibling sibling, long offset, byte[] expected) throws IOException {
    Optional<FileReader.Chunk> found = read(sibling, offset, expected.length);
    return found.isPresent() && found.get().proven() && Arrays.equals(found.get().data(), expected);
  }
}
