package dev.plumbline.model;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is long and takes hardly any space. */
final class SparseFile {
  private SparseFile() {}

  /** Skips the test where the file system would need the space. */
  static Path write(Path path, long hole, String end) throws IOException {
    boolean known =
        Files.getFileStore(path.toAbsolutePath().getParent())
            .type()
            .matches("ext[234]|xfs|btrfs|tmpfs|overlay|zfs|apfs");
    assumeTrue(known, "the file system may have no sparse files");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(hole);
      file.seek(hole);
      file.write(end.getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }
}
