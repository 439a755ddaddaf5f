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
    Entry entry = entry(row.position());
    String text = entry.text();
    return new LogLine(
        new LineId(number, row.position()),
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
        row.late(),
        mark,
        entry.evidence());
  }

  void close() throws IOException {
    spool.close();
  }
}
