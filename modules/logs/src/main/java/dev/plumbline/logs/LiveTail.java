package dev.plumbline.logs;

import dev.plumbline.connect.BatchOnlyException;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * Follows the journal and files of one host into a {@link LogStore}, over any number of lost
 * connections. One journal channel and one file channel a connection, read without pause.
 */
public final class LiveTail implements AutoCloseable {
  private static final Duration SETTLE = Duration.ofMillis(200);

  private final ShellSupplier connect;
  private final LogStore store;
  private final Options options;
  private final List<Consumer<TailState>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final FilePoller files;
  private volatile TailState state = new TailState.Connecting();
  private volatile Optional<Shell> open = Optional.empty();
  private volatile CountDownLatch session = new CountDownLatch(1);
  private volatile String machine = "";
  private Optional<JournalTail> journal = Optional.empty();

  /**
   * How a tail goes about it.
   *
   * @param backoff waits between tries
   * @param poll time between two looks at quiet files
   * @param journalHistory entries of the whole journal to begin with
   * @param fileHistory bytes before a file's end to begin with
   * @param ownsShell true when a connection is closed with the tail
   */
  public record Options(
      Backoff backoff, Duration poll, int journalHistory, long fileHistory, boolean ownsShell) {
    /** As a person wants it: the last 2000 entries, the last 256 KiB of files, a look a second. */
    public static Options standard() {
      return new Options(Backoff.standard(), Duration.ofSeconds(1), 2000, 256 << 10, true);
    }
  }

  /**
   * @param connect gives a connection each time one is needed
   * @param store where lines go; its sources say what is read. Not closed with the tail
   */
  public LiveTail(ShellSupplier connect, LogStore store, Options options) {
    this.connect = connect;
    this.store = store;
    this.options = options;
    this.files = new FilePoller(store, options);
  }

  /** Begins, in the background. */
  public void start() {
    Thread.ofVirtual().name("log tail").start(this::run);
  }

  public TailState state() {
    return state;
  }

  /** Told of each change, on a background thread. */
  public void onState(Consumer<TailState> listener) {
    listeners.add(listener);
  }

  /** Reads this file too, at once when connected. */
  public void follow(LogSource.RemoteFile file) {
    files.add(file);
  }

  private void run() {
    int attempt = 0;
    String why = "";
    while (stop.getCount() > 0) {
      try (Opened shell = new Opened(connect.connect())) {
        open = Optional.of(shell.shell);
        HostFacts facts = facts(shell.shell);
        if (!sameHost(facts)) {
          return;
        }
        attempt = 0;
        set(new TailState.Connected(facts));
        follow(shell.shell, facts);
        why = "The connection was lost.";
      } catch (BatchOnlyException e) {
        set(new TailState.Stopped(String.valueOf(e.getMessage())));
        return;
      } catch (IOException e) {
        why = Optional.ofNullable(e.getMessage()).orElse("The connection was lost.");
      } catch (InterruptedException e) {
        set(new TailState.Stopped("Stopped."));
        return;
      }
      open = Optional.empty();
      if (stop.getCount() == 0) {
        break;
      }
      attempt++;
      Duration wait = options.backoff().wait(attempt);
      set(new TailState.Lost(why, wait, attempt));
      if (stopsWithin(wait)) {
        break;
      }
      set(new TailState.Lost(why, Duration.ZERO, attempt));
    }
    set(new TailState.Stopped("Stopped."));
  }

  /** Closes the shell at the end of a try, if it is ours. */
  private final class Opened implements AutoCloseable {
    private final Shell shell;

    Opened(Shell shell) {
      this.shell = shell;
    }

    @Override
    public void close() {
      if (options.ownsShell()) {
        shell.close();
      }
    }
  }

  private boolean sameHost(HostFacts facts) {
    if (!machine.isEmpty() && !facts.machine().isEmpty() && !machine.equals(facts.machine())) {
      set(
          new TailState.Stopped(
              "Another host answers at this address now (machine id %s, before %s)."
                  .formatted(facts.machine(), machine)));
      return false;
    }
    machine = facts.machine();
    return true;
  }

  /** Runs both channels until one of them meets the end of the connection. */
  private void follow(Shell shell, HostFacts facts) throws IOException, InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    session = ended;
    if (stop.getCount() == 0) {
      return;
    }
    shell.onClosed(ended::countDown);
    Thread journalThread =
        Thread.ofVirtual().name("log journal").start(() -> journal(shell, facts, ended));
    Thread fileThread =
        Thread.ofVirtual().name("log files").start(() -> files.run(shell, facts, ended));
    ended.await();
    journalThread.interrupt();
    fileThread.interrupt();
    if (options.ownsShell()) {
      shell.close();
    }
    journalThread.join();
    fileThread.join();
  }

  private void journal(Shell shell, HostFacts facts, CountDownLatch ended) {
    try {
      if (!facts.journalctl()) {
        return;
      }
      while (store.sources().stream().noneMatch(LogSource.Journal.class::isInstance)) {
        if (ended.await(1, TimeUnit.SECONDS)) {
          return;
        }
      }
      if (journal.isEmpty()) {
        journal =
            Optional.of(
                new JournalTail(store.feed("journal", Optional.empty()), options.journalHistory()));
      }
      while (ended.getCount() > 0 && shell.isOpen()) {
        journal.get().run(shell, facts);
        if (ended.await(SETTLE.toMillis() * 5, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (IOException e) {
      ended.countDown(); // the state tells that the connection was lost
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static HostFacts facts(Shell shell) throws IOException {
    try (RemoteProcess process = shell.exec(RemoteCommands.HOST_FACTS);
        RemoteInput control = new RemoteInput(process)) {
      String text = new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8);
      if (!text.contains("end")) {
        throw new IOException("The host did not answer: " + control.complaint());
      }
      return HostFacts.parse(text);
    }
  }

  private boolean stopsWithin(Duration wait) {
    try {
      return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void set(TailState next) {
    state = next;
    listeners.forEach(listener -> listener.accept(next));
  }

  /** A folder name for a source. */
  static String folder(LogSource.RemoteFile file) {
    CRC32 sum = new CRC32();
    sum.update(file.path().getBytes(StandardCharsets.UTF_8));
    return "file-%s-%08x"
        .formatted(file.title().replaceAll("[^A-Za-z0-9._-]", "_"), sum.getValue());
  }

  /** Ends the following; what was stored stays in the store. */
  @Override
  public void close() {
    stop.countDown();
    session.countDown();
    if (options.ownsShell()) {
      open.ifPresent(Shell::close);
    }
  }
}
