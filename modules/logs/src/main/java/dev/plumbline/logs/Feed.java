package dev.plumbline.logs;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** One spool of a store: the whole journal of a host, or one file. Thread-safe. */
final class Feed {
  private final int number;
  private final Spool spool;
  private final Optional<LogSource> source;
  private final Runnable stored;
  private final SpoolReader reader;
  private volatile Optional<Pending> pending = Optional.empty();

  /** A line not ended yet, the place in its file where it begins, and since when it is known. */
  private record Pending(long offset, Entry entry, long sinceNanos) {}

  Feed(int number, Spool spool, Optional<LogSource> source, Runnable stored) {
    this.number = number;
    this.spool = spool;
    this.source = source;
    this.stored = stored;
    this.reader = new SpoolReader(spool);
  }

  int number() {
    return number;
  }

  /** The only source of its rows; empty for a journal, whose rows are told apart one by one. */
  Optional<LogSource> source() {
    return source;
  }

  byte[] position() {
    return spool.position();
  }

  void append(List<Entry> rows, byte[] reached) throws IOException {
    spool.append(rows, reached);
    stored.run();
  }

  /** The last line of a file has begun at this offset and is not ended; or there is none. */
  void pending(long offset, Optional<Entry> entry) {
    long since =
        pending
            .filter(p -> p.offset == offset)
            .map(Pending::sinceNanos)
            .orElseGet(System::nanoTime);
    pending = entry.map(e -> new Pending(offset, e, since));
  }

  /** The line not ended yet, once it has been so for this long. */
  Optional<LogLine> pending(long nanos) {
    return pending
        .filter(p -> System.nanoTime() - p.sinceNanos >= nanos)
        .map(
            p ->
                line(
                    p.entry,
                    new LineId(number, LineId.PENDING),
                    source.map(LogSource::id).orElse(""),
                    false,
                    Optional.empty()));
  }

  /** Adds a row of our own without moving on. */
  void note(LogLine.Kind kind, long micros, String text) throws IOException {
    append(List.of(Entry.note(kind, micros, text)), spool.position());
  }

  SpoolReader newReader() {
    return new SpoolReader(spool);
  }

  long first() {
    return spool.first();
  }

  synchronized boolean endsAt(long position) {
    try {
      return reader.read(position).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  synchronized Entry entry(long position) throws IOException {
    return reader
        .read(position)
        .filter(found -> found.position() == position)
        .map(SpoolReader.Stored::entry)
        .orElseGet(
            () ->
                Entry.note(
                    LogLine.Kind.GAP, Entry.NO_TIME, "This line is no longer kept on disk."));
  }

  /** The row at a position, with the key its own time gives it. */
  synchronized Optional<Row> rowAt(long position, Merge.Classifier classifier) {
    try {
      return reader
          .read(position)
          .filter(found -> found.position() == position)
          .flatMap(found -> classifier.classify(this, found, found.entry().micros()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  LogLine line(Row row, String sourceId, Optional<Signature> mark) throws IOException {
    return line(
        entry(row.position()), new LineId(number, row.position()), sourceId, row.late(), mark);
  }

  private static LogLine line(
      Entry entry, LineId id, String sourceId, boolean late, Optional<Signature> mark) {
    String text = entry.text();
    return new LogLine(
        id,
        sourceId,
        entry.kind(),
        Entry.instant(entry.micros()),
        entry.precision(),
        entry.estimated(),
        entry.unit(),
        entry.identifier(),
        entry.pid() < 0 ? OptionalLong.empty() : OptionalLong.of(entry.pid()),
        entry.level() < 0 ? OptionalInt.empty() : OptionalInt.of(entry.level()),
        text.length() > LogLine.VIEW_LIMIT ? text.substring(0, LogLine.VIEW_LIMIT) + "…" : text,
        late,
        mark,
        entry.evidence());
  }

  void close() throws IOException {
    spool.close();
  }
}
