package dev.plumbline.app.screen.logs;

import dev.plumbline.app.task.Fx;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.OfflineLogs;
import dev.plumbline.logs.Proposals;
import dev.plumbline.logs.ShellSupplier;
import dev.plumbline.logs.Signatures;
import dev.plumbline.model.ScratchFolder;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A store in a folder of its own, and the tail that fills it where there is a connection.
 *
 * @param tail not yet started
 */
record LogsSession(ScratchFolder folder, LogStore store, Optional<LiveTail> tail) {
  /** The known lines to mark; none in a drill. */
  static Signatures known(boolean drill) {
    return drill ? new Signatures(List.of()) : Signatures.shipped();
  }

  /** Lines of a recording. Waits for the disk. */
  static LogsSession offline(Snapshot snapshot, Signatures known) throws IOException {
    Fx.mustWaitElsewhere();
    ScratchFolder folder = ScratchFolder.create("logs");
    return new LogsSession(
        folder, OfflineLogs.open(folder.path(), snapshot, known), Optional.empty());
  }

  /**
   * Lines of a host as they are written.
   *
   * @param owned true when each connection is made for this tail alone
   */
  static LogsSession live(ShellSupplier connect, boolean owned, Signatures known)
      throws IOException {
    Fx.mustWaitElsewhere();
    ScratchFolder folder = ScratchFolder.create("logs");
    LogStore store = new LogStore(folder.path(), Proposals.policyRoutes(), known);
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
      folder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
