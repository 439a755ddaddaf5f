package dev.plumbline.logs;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.model.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Logs that are there already: those of a recording, and files on this computer. */
public final class OfflineLogs {
  private static final LogSource.Recorded EVENTS =
      new LogSource.Recorded("ip monitor", "ip-monitor.txt");

  private OfflineLogs() {}

  /** What a recording holds: proposed sources that have lines in it, then everything else. */
  public static List<LogSource> sources(Snapshot snapshot) {
    List<JournalLine> journal = snapshot.journal().orElse(List.of());
    List<LogSource> found = new ArrayList<>();
    for (LogSource proposed : Proposals.policyRoutes()) {
      if (proposed instanceof LogSource.Journal part
          && journal.stream().anyMatch(l -> part.filter().matches(l.identifier(), l.unit()))) {
        found.add(part);
      }
    }
    boolean all =
        journal.stream()
            .allMatch(
                line ->
                    found.stream()
                        .anyMatch(
                            s ->
                                s instanceof LogSource.Journal part
                                    && part.filter().matches(line.identifier(), line.unit())));
    if (!all) {
      found.add(new LogSource.Journal("other units", JournalFilter.all()));
    }
    if (!snapshot.events().orElse(List.of()).isEmpty()) {
      found.add(EVENTS);
    }
    return found;
  }

  /**
   * A store with the lines of a recording, in the sources that {@link #sources} names.
   *
   * @param folder to work in; may be deleted after the store was closed
   */
  public static LogStore open(Path folder, Snapshot snapshot, Signatures signatures)
      throws IOException {
    LogStore store = new LogStore(folder, sources(snapshot), signatures, 0, true);
    List<Entry> journal =
        snapshot.journal().orElse(List.of()).stream().map(OfflineLogs::row).toList();
    store.feed("journal", Optional.empty()).append(journal, new byte[0]);
    List<Entry> events =
        snapshot.events().orElse(List.of()).stream().map(OfflineLogs::row).toList();
    if (!events.isEmpty()) {
      store.feed("events", Optional.of(EVENTS)).append(events, new byte[0]);
    }
    return store.begin();
  }

  /**
   * A store with the lines of files on this computer; {@code .gz} is not unpacked. Of a file longer
   * than a gibibyte only the end is read, which a row of the store says.
   *
   * @throws IOException naming the file that cannot be read
   */
  public static LogStore open(Path folder, List<Path> files, Signatures signatures)
      throws IOException {
    List<LogSource> sources = new ArrayList<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName());
      sources.add(new LogSource.Recorded(name, file.toString()));
    }
    LogStore store = new LogStore(folder, sources, signatures, 0, true);
    for (int i = 0; i < files.size(); i++) {
      Feed feed = store.feed("file-" + i, Optional.of(sources.get(i)));
      LocalFile.read(files.get(i), feed);
    }
    return store.begin();
  }

  private static Entry row(JournalLine line) {
    boolean timed = line.time().isPresent();
    return new Entry(
        LogLine.Kind.LINE,
        line.time().map(Entry::micros).orElse(Entry.NO_TIME),
        timed ? (line.fraction() ? Precision.MICROS : Precision.SECONDS) : Precision.NONE,
        false,
        line.unit(),
        line.identifier(),
        line.pid().orElse(-1),
        line.priority().orElse(-1),
        line.message().getBytes(StandardCharsets.UTF_8),
        Optional.of(line.evidence()));
  }

  private static Entry row(RouteEvent event) {
    String text = (event.deleted() ? "Deleted " : "") + event.text();
    return new Entry(
        LogLine.Kind.LINE,
        event.time().map(Entry::micros).orElse(Entry.NO_TIME),
        event.time().isPresent() ? Precision.MICROS : Precision.NONE,
        false,
        "",
        "ip monitor",
        -1,
        -1,
        text.getBytes(StandardCharsets.UTF_8),
        Optional.of(event.evidence()));
  }
}
