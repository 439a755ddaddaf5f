package dev.plumbline.logs;

import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at all files of a host in turn, over one channel (two where some need sudo). */
final class FilePoller {
  /** Bytes a second at most while catching up: the host has other uses for its disk. */
  static final long CATCH_UP = 4 << 20;

  private final LogStore store;
  private final LiveTail.Options options;
  private final List<LogSource.RemoteFile> wanted = new CopyOnWriteArrayList<>();
  private final Map<LogSource.RemoteFile, Tail> tails = new LinkedHashMap<>();
  private final Map<LogSource.RemoteFile, Feed> feeds = new LinkedHashMap<>();
  private final Map<LogSource.RemoteFile, Access> access = new LinkedHashMap<>();

  private enum Access {
    PLAIN,
    SUDO,
    REFUSED
  }

  FilePoller(LogStore store, LiveTail.Options options) {
    this.store = store;
    this.options = options;
    store.sources().stream()
        .filter(LogSource.RemoteFile.class::isInstance)
        .map(LogSource.RemoteFile.class::cast)
        .forEach(wanted::add);
  }

  void add(LogSource.RemoteFile file) {
    if (!wanted.contains(file)) {
      wanted.add(file);
    }
  }

  /** Until the connection ends. */
  void run(Shell shell, HostFacts facts, CountDownLatch ended) {
    Map<Access, FileReader> readers = new LinkedHashMap<>();
    access.clear();
    try {
      while (ended.getCount() > 0) {
        long began = System.nanoTime();
        long before = taken(readers);
        boolean more = false;
        for (LogSource.RemoteFile file : wanted) {
          more |= poll(shell, facts, readers, file);
        }
        Duration due = more ? pace(taken(readers) - before) : options.poll();
        long wait = due.minusNanos(System.nanoTime() - began).toMillis();
        if (ended.await(wait, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException e) {
      ended.countDown(); // the state tells that the connection was lost
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.values().forEach(FileReader::close);
    }
  }

  private static long taken(Map<Access, FileReader> readers) {
    return readers.values().stream().mapToLong(FileReader::taken).sum();
  }

  /** How long so many bytes must take. */
  static Duration pace(long bytes) {
    return Duration.ofMillis(bytes * 1000 / CATCH_UP);
  }

  private boolean poll(
      Shell shell, HostFacts facts, Map<Access, FileReader> readers, LogSource.RemoteFile file)
      throws IOException {
    Access right = access.getOrDefault(file, Access.PLAIN);
    if (right == Access.REFUSED) {
      return false;
    }
    Feed feed = feed(file);
    if (!facts.missing().isEmpty()) {
      access.put(file, Access.REFUSED);
      String tools = String.join(", ", facts.missing());
      feed.note(LogLine.Kind.GAP, Entry.NO_TIME, "Cannot be followed: the host lacks " + tools);
      return false;
    }
    try {
      return tail(file, feed, facts).poll(reader(shell, readers, right));
    } catch (FileReader.NotPermitted e) {
      boolean sudo = right == Access.PLAIN && facts.sudo().equals("all");
      access.put(file, sudo ? Access.SUDO : Access.REFUSED);
      if (!sudo) {
        feed.note(
            LogLine.Kind.GAP, Entry.NO_TIME, e.getMessage() + ". Its group or sudo is needed.");
      }
      return sudo;
    }
  }

  private static FileReader reader(Shell shell, Map<Access, FileReader> readers, Access right)
      throws IOException {
    FileReader known = readers.get(right);
    if (known == null) {
      boolean sudo = right == Access.SUDO;
      known =
          new FileReader(
              shell, sudo ? RemoteCommands.FILE_READER_SUDO : RemoteCommands.FILE_READER);
      readers.put(right, known);
    }
    return known;
  }

  private Feed feed(LogSource.RemoteFile file) throws IOException {
    Feed known = feeds.get(file);
    if (known == null) {
      known = store.feed(LiveTail.folder(file), Optional.of(file));
      feeds.put(file, known);
    }
    return known;
  }

  private Tail tail(LogSource.RemoteFile file, Feed feed, HostFacts facts) throws IOException {
    Tail known = tails.get(file);
    if (known == null) {
      LogTimes times = new LogTimes(facts.zone(), Instant::now, Optional.empty());
      FileLines lines = new FileLines(times);
      known =
          file.isFolder()
              ? new DatedTail(file.path(), feed, lines, options.fileHistory())
              : new FileTail(file.path(), feed, lines, options.fileHistory());
      tails.put(file, known);
    }
    return known;
  }
}
