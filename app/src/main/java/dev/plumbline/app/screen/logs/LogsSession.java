package dev.plumbline.app.screen.logs;

import dev.plumbline.app.task.Fx;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.OfflineLogs;
import dev.plumbline.logs.Proposals;
import dev.plumbline.logs.ShellSupplier;
import dev.plumbline.logs.Signatures;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store in a folder of its own, and the tail that fills it where there is a connection.
 *
 * @param tail not yet started
 */
record LogsSession(Path folder, LogStore store, Optional<LiveTail> tail) {
  /** Lines of a recording. Waits for the disk. */
  static LogsSession offline(Snapshot snapshot) throws IOException {
    Fx.mustWaitElsewhere();
    Path folder = Files.createTempDirectory("plumbline-logs");
    return new LogsSession(
        folder, OfflineLogs.open(folder, snapshot, Signatures.shipped()), Optional.empty());
  }

  /**
   * Lines of a host as they are written.
   *
   * @param owned true when each connection is made for this tail alone
   */
  static LogsSession live(ShellSupplier connect, boolean owned) throws IOException {
    Fx.mustWaitElsewhere();
    Path folder = Files.createTempDirectory("plumbline-logs");
    LogStore store = new LogStore(folder, Proposals.policyRoutes(), Signatures.shipped());
    LiveTail.Options usual = LiveTail.Options.standard();
    LiveTail.Options options =
        new LiveTail.Options(
            usual.backoff(), usual.poll(), usual.journalHistory(), usual.fileHistory(), owned);
    return new LogsSession(folder, store, Optional.of(new LiveTail(connect, store, options)));
  }

  /** Ends the tail and removes what it stored. Waits for the disk. */
  void close() {
    tail.ifPresent(LiveTail::close);
    try {
      store.close();
      delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
