package dev.plumbline.app.cli;

import dev.plumbline.logs.LogFilter;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.OfflineLogs;
import dev.plumbline.logs.Proposals;
import dev.plumbline.logs.Signatures;
import dev.plumbline.logs.TextMatch;
import dev.plumbline.model.ScratchFolder;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
      "With a live source and --follow, FILE names files on the instance; else files "
          + "here. Exit status: 0 done, 2 wrong usage, 3 a source could not be read, 4 could "
          + "not connect."
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
    Optional<Source> source = sources.isEmpty() ? Optional.empty() : Optional.of(sources.single());
    LogFilter filter = filter();
    check(source);
    try (ScratchFolder folder = ScratchFolder.create("logs")) {
      if (follow && source.orElseThrow() instanceof Source.Live live) {
        follow(folder.path(), live, filter);
      } else if (source.isPresent()) {
        Snapshot snapshot = Snapshot.of(source.get().open(command.commandLine().getErr()));
        try (LogStore store = OfflineLogs.open(folder.path(), snapshot, Signatures.shipped())) {
          print(store, filter);
        }
      } else {
        try (LogStore store = opened(folder.path())) {
          print(store, filter);
        }
      }
    }
    return 0;
  }

  private void check(Optional<Source> source) {
    if (source.isEmpty() && files.isEmpty()) {
      throw wrong("Name a source or a file.");
    }
    if (follow && source.filter(Source.Live.class::isInstance).isEmpty()) {
      throw wrong("Only a live source can be followed: --profile, --ssh, --ssm or --lab.");
    }
    if (!follow && source.isPresent() && !files.isEmpty()) {
      throw wrong("Files of an instance are read with --follow; files here without a source.");
    }
  }

  private LogFilter filter() {
    LogFilter filter = LogFilter.none();
    if (grep.isEmpty()) {
      return signatures ? filter.withShow(LogFilter.Show.MARKS) : filter;
    }
    try {
      return filter
          .withShow(signatures ? LogFilter.Show.MATCHING_MARKS : LogFilter.Show.MATCHES)
          .withText(TextMatch.regex(grep.get(), false));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private LogStore opened(Path folder) throws SourceException {
    try {
      return OfflineLogs.open(folder, files.stream().map(Path::of).toList(), Signatures.shipped());
    } catch (NoSuchFileException e) {
      throw unreadable("There is no file " + e.getFile() + ".", e);
    } catch (AccessDeniedException e) {
      throw unreadable("Not allowed to read " + e.getFile() + ".", e);
    } catch (IOException | InvalidPathException e) {
      throw unreadable("Cannot read %s: %s".formatted(String.join(", ", files), e.getMessage()), e);
    }
  }

  private static SourceException unreadable(String why, Exception cause) {
    return new SourceException(SourceException.UNREADABLE, new IOException(why, cause));
  }

  private void print(LogStore store, LogFilter filter) throws InterruptedException {
    Semaphore changed = new Semaphore(0);
    store.onChange(changed::release);
    LogView view = store.show(filter);
    while (!store.settled()) {
      changed.tryAcquire(50, TimeUnit.MILLISECONDS);
    }
    LogPrinter printer = printer(store.sources());
    for (long row = 0; row < view.size(); row++) {
      printer.print(view.line(row));
    }
    printer.out().flush();
  }

  private LogPrinter printer(List<LogSource> shown) {
    return new LogPrinter(command.commandLine().getOut(), json, signatures, shown);
  }

  /** Ctrl+C closes the connection and removes what was stored before the program ends. */
  private void follow(Path folder, Source.Live source, LogFilter filter)
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
    LogFollower follower = new LogFollower(source, command.commandLine().getErr());
    try (Interrupt _ = Interrupt.runs(follower::stop)) {
      follower.follow(folder, wanted, filter, Signatures.shipped(), printer(wanted));
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
