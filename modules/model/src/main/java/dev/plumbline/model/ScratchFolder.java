package dev.plumbline.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A private folder for what is not worth keeping. It goes when it is closed, or else when the
 * program ends; what a program that was killed left behind goes when the next one is made. A locked
 * file in it tells whether its program still lives.
 */
public final class ScratchFolder implements AutoCloseable {
  private static final String PREFIX = "plumbline-";
  private static final String LOCK = "in-use.lock";

  /** Of this program: the system would forget a lock whose file is opened and closed once more. */
  private static final Map<Path, ScratchFolder> OPEN = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(ScratchFolder::closeAll, "remove scratch folders"));
  }

  private final Path path;
  private final FileChannel lock;

  private ScratchFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes one among the temporary files of this computer.
   *
   * @param purpose a word for people who look there
   */
  public static ScratchFolder create(String purpose) throws IOException {
    return create(Path.of(System.getProperty("java.io.tmpdir")), purpose);
  }

  /** One at a time: a sweep must not touch the lock of a folder that is not yet known as ours. */
  static synchronized ScratchFolder create(Path parent, String purpose) throws IOException {
    Path path = Files.createTempDirectory(parent, PREFIX + purpose);
    Path unnamed = path.resolve(LOCK + ".new");
    FileChannel lock =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    ScratchFolder made = new ScratchFolder(path, lock);
    OPEN.put(path, made);
    // A sweep of another program knows the file by its name only once the lock is held.
    Files.move(unnamed, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    sweep(parent, Files.getOwner(path));
    return made;
  }

  /** Where it is; only its owner may look inside where the platform knows owners. */
  public Path path() {
    return path;
  }

  /** Removes what programs that have ended left of their own. */
  private static void sweep(Path parent, UserPrincipal owner) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (Path old : found) {
        if (!OPEN.containsKey(old)
            && Files.isRegularFile(old.resolve(LOCK), LinkOption.NOFOLLOW_LINKS)
            && Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
          sweepOne(old, owner);
        }
      }
    }
  }

  private static void sweepOne(Path old, UserPrincipal owner) {
    try {
      if (!Files.getOwner(old).equals(owner)) {
        return;
      }
      Optional<FileChannel> lock = locked(old);
      if (lock.isPresent()) {
        try (FileChannel held = lock.get()) {
          delete(old, held);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      return; // somebody else removes it at this moment
    }
  }

  /** The lock file of a folder, locked; empty when another program has it. */
  private static Optional<FileChannel> locked(Path folder) throws IOException {
    FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(channel);
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  /** The lock file last: a folder half removed is still known for what it is. */
  private static void delete(Path folder, FileChannel lock) throws IOException {
    Path lockFile = folder.resolve(LOCK);
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : all) {
      if (!one.equals(folder) && !one.equals(lockFile)) {
        Files.deleteIfExists(one);
      }
    }
    lock.close();
    Files.deleteIfExists(lockFile);
    Files.deleteIfExists(folder);
  }

  private static void closeAll() {
    for (ScratchFolder left : OPEN.values()) {
      try {
        left.close();
      } catch (IOException | UncheckedIOException e) {
        continue; // a file still open, where the platform minds: the next program removes it
      }
    }
  }

  /** Removes it with all that is in it; once is enough. */
  @Override
  public void close() throws IOException {
    if (OPEN.remove(path) != null) {
      delete(path, lock);
    }
  }
}
