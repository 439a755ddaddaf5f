package dev.plumbline.app.cli;

import dev.plumbline.connect.Shell;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogFilter;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TailState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Prints the lines of a live source as they come, over any number of lost connections. */
final class LogFollower {
  private final Source.Live source;
  private final PrintWriter messages;
  private final Semaphore news = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Optional<Connection> connection = Optional.empty();

  LogFollower(Source.Live source, PrintWriter messages) {
    this.source = source;
    this.messages = messages;
  }

  /**
   * Follows until {@link #stop}, or until nobody reads what is printed.
   *
   * @throws SourceException when the first connection fails, or another host answers
   */
  void follow(
      Path folder, List<LogSource> wanted, LogFilter filter, Signatures known, LogPrinter printer)
      throws IOException, InterruptedException, SourceException {
    connection = Optional.of(source.connect());
    try (LogStore store = LogStore.forPrinting(folder, wanted, known);
        LiveTail tail = new LiveTail(this::shell, store, LiveTail.Options.standard())) {
      store.onChange(news::release);
      tail.onState(this::tell);
      LogView view = store.show(filter);
      tail.start();
      long printed = 0;
      boolean read = true;
      while (stop.getCount() > 0 && read && !(tail.state() instanceof TailState.Stopped)) {
        for (long until = view.size(); printed < until; printed++) {
          printer.print(view.line(printed));
        }
        read = !printer.out().checkError() && !System.out.checkError();
        news.tryAcquire(1, TimeUnit.SECONDS);
        news.drainPermits();
      }
      if (stop.getCount() > 0 && tail.state() instanceof TailState.Stopped(String why)) {
        throw new SourceException(SourceException.UNREADABLE, new IOException(why));
      }
    } finally {
      connection.ifPresent(Connection::close);
    }
  }

  /** Ends the following; does not wait. */
  void stop() {
    stop.countDown();
    news.release();
  }

  /** The first connection at first, then a new one each time. */
  private Shell shell() throws IOException {
    Optional<Shell> open = connection.map(Connection::shell).filter(Shell::isOpen);
    if (open.isPresent()) {
      return open.get();
    }
    connection.ifPresent(Connection::close);
    try {
      Connection next = source.connect();
      connection = Optional.of(next);
      return next.shell();
    } catch (SourceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void tell(TailState state) {
    switch (state) {
      case TailState.Connected connected -> messages.println("Following. Ctrl+C ends it.");
      case TailState.Lost(String why, var wait, int attempt) when !wait.isZero() ->
          messages.println(Terminal.safe(why) + " Next try in " + wait.toSeconds() + " s.");
      default -> {}
    }
    messages.flush();
    news.release();
  }
}
