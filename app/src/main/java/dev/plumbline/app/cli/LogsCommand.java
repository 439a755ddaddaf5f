package dev.plumbline.app.cli;

import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogFilter;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.OfflineLogs;
import dev.plumbline.logs.Proposals;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TailState;
import dev.plumbline.logs.TextMatch;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plumbline logs}: what the machine said, merged by time, known lines explained. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints log lines merged by time; follows a live source on request.",
    footer = {
      "",
      "With a live source and --follow, FILE names files on the instance; else files here.",
      "Exit status: 0 done, 2 wrong usage, 3 a source could not be read, 4 could not connect."
    })
public final class LogsCommand implements Callable<Integer> {
  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Parameters(paramLabel = "FILE", description = "Log files.")
  private List<String> files = List.of();

  @Option(names = "--follow", description = "Go on with new lines until interrupted (live source).")
  private boolean follow;

  @Option(names = "--grep", paramLabel = "RE", description = "Only lines matching this expression.")
  private Optional<String> grep = Optional.empty();

  @Option(names = "--signatures", description = "Only known lines, with what they mean.")
  private boolean signatures;

  @Option(names = "--json", description = "Print one JSON object a line, and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException, SourceException {
    if (sources.isEmpty() && files.isEmpty()) {
      throw wrong("Name a source or a file.");
    }
    LogFilter filter = filter();
    Path folder = Files.createTempDirectory("plumbline-logs");
    try {
      print(folder, filter);
    } finally {
      delete(folder);
    }
    return 0;
  }

  private LogFilter filter() {
    try {
      LogFilter filter = LogFilter.none();
      if (signatures) {
        return filter.withShow(LogFilter.Show.MARKS);
      }
      return grep.isEmpty()
          ? filter
          : filter.withShow(LogFilter.Show.MATCHES).withText(TextMatch.regex(grep.get(), false));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private void print(Path folder, LogFilter filter)
      throws IOException, InterruptedException, SourceException {
    Signatures known = Signatures.shipped();
    if (sources.isEmpty()) {
      List<Path> paths = files.stream().map(Path::of).toList();
      try (LogStore store = OfflineLogs.open(folder, paths, known)) {
        all(store, filter);
      } catch (java.nio.file.NoSuchFileException e) {
        throw new SourceException(
            SourceException.UNREADABLE, new IOException("There is no file " + e.getFile(), e));
      }
      return;
    }
    Source source = sources.single();
    if (follow && source instanceof Source.Live live) {
      live(folder, live, filter, known);
      return;
    }
    if (follow) {
      throw wrong("Only a live source can be followed.");
    }
    try (LogStore store = OfflineLogs.open(folder, Snapshot.of(source.open()), known)) {
      all(store, filter);
    }
  }

  private void all(LogStore store, LogFilter filter) throws InterruptedException {
    Semaphore changed = new Semaphore(0);
    store.onChange(changed::release);
    LogView view = store.show(filter);
    while (!store.settled()) {
      changed.tryAcquire(50, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    print(store, view, 0);
  }

  private long print(LogStore store, LogView view, long from) {
    PrintWriter out = command.commandLine().getOut();
    LogPrinter printer = new LogPrinter(out, json, signatures, store.sources());
    long until = view.size();
    for (long row = from; row < until; row++) {
      printer.print(view.line(row));
    }
    out.flush();
    return until;
  }

  private void live(Path folder, Source.Live source, LogFilter filter, Signatures known)
      throws IOException, InterruptedException, SourceException {
    List<LogSource> wanted = new ArrayList<>(Proposals.policyRoutes());
    for (String file : files) {
      LogSource.RemoteFile.refusal(file)
          .ifPresent(
              why -> {
                throw wrong(why + ": " + file);
              });
      wanted.add(new LogSource.RemoteFile(file));
    }
    CountDownLatch stop = new CountDownLatch(1);
    Thread onInterrupt = new Thread(stop::countDown, "stop following");
    Semaphore changed = new Semaphore(0);
    try (Connection connection = source.connect();
        LogStore store = new LogStore(folder, wanted, known);
        LiveTail tail = new LiveTail(connection::shell, store, options())) {
      Runtime.getRuntime().addShutdownHook(onInterrupt);
      store.onChange(changed::release);
      tail.onState(this::tell);
      LogView view = store.show(filter);
      tail.start();
      long printed = 0;
      while (stop.getCount() > 0 && connection.shell().isOpen()) {
        changed.tryAcquire(1, java.util.concurrent.TimeUnit.SECONDS);
        changed.drainPermits();
        printed = print(store, view, printed);
      }
    }
  }

  private static LiveTail.Options options() {
    LiveTail.Options usual = LiveTail.Options.standard();
    return new LiveTail.Options(
        usual.backoff(), usual.poll(), usual.journalHistory(), usual.fileHistory(), false);
  }

  private void tell(TailState state) {
    PrintWriter err = command.commandLine().getErr();
    switch (state) {
      case TailState.Lost(String why, var retry, int attempt) when !retry.isZero() ->
          err.println(Terminal.safe(why) + " Next try in " + retry.toSeconds() + " s.");
      case TailState.Connected connected -> err.println("Following.");
      default -> {}
    }
    err.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
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
