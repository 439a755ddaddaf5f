package dev.plumbline.connect.profile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files that are either the old or the new ones, whenever the power goes. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes a text beside the file, then puts it in its place; makes the folder if need be. */
  public static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Optional.ofNullable(target.getParent()).orElse(target);
    Files.createDirectories(folder);
    Path fresh = Files.createTempFile(folder, target.getFileName().toString(), ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      move(fresh, target);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
