package dev.plumbline.model;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a folder; links are not followed, so nothing outside it is read. */
final class FolderReader {
  private static final int DEEPEST = 8;

  private FolderReader() {}

  static void read(Path folder, RecordingContents contents) throws IOException {
    int most = contents.limits().files();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
      paths = walk.filter(p -> !Files.isDirectory(p)).limit(most + 1L).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (paths.size() > most) {
      throw new RecordingException(
          folder + " holds more than " + most + " files. Is it the folder of a recording?");
    }
    for (Path path : paths) {
      add(folder, path, contents);
    }
  }

  private static void add(Path folder, Path path, RecordingContents contents) {
    String name = folder.relativize(path).toString().replace(File.separatorChar, '/');
    if (!contents.accepts(name)) {
      return;
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      contents.problem(name, "left out: it is a link or a device, not a file");
      return;
    }
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      contents.add(name, file);
    } catch (IOException e) {
      contents.problem(name, "cannot be read (" + e.getMessage() + "); the other files were kept");
    }
  }
}
