package dev.plumbline.logs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows of a store that pass a filter, in merged order. Filled in the background while it is
 * looked at; thread-safe.
 */
public final class LogView implements AutoCloseable {
  /** Rows after the place of its own time among which a row is looked for: its key may be later. */
  private static final int KEY_MAY_BE_LATER = 20_000;

  private final LogStore store;
  private final LogFilter filter;
  private final RowIndex rows;
  private volatile long scanned;

  LogView(LogStore store, LogFilter filter, RowIndex rows) {
    this.store = store;
    this.filter = filter;
    this.rows = rows;
  }

  public LogFilter filter() {
    return filter;
  }

  /** Rows that pass, so far. */
  public long size() {
    return rows.size();
  }

  /** Rows looked at that do not pass. */
  public long hidden() {
    return Math.max(0, scanned - rows.size());
  }

  /** True when every row received so far has been looked at. */
  public boolean complete() {
    return scanned == store.size();
  }

  /** The row at an index of this view. */
  public LogLine line(long row) {
    return store.line(rows.get(row));
  }

  /** Index of the first row at or after a time. */
  public long at(Instant time) {
    return rows.before(Entry.micros(time));
  }

  /** Index of a row, if it passes. */
  public Optional<Long> indexOf(LineId id) {
    Optional<Row> row = store.row(id);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    long from = rows.before(row.get().key());
    long until = Math.min(rows.size(), from + KEY_MAY_BE_LATER);
    for (long at = from; at < until; at++) {
      Row there = rows.get(at);
      if (there.position() == id.position() && there.feed() == id.feed()) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  /** Counts per span of time over everything that passes. */
  public Histogram histogram(int buckets) {
    long first = firstTimed();
    long size = rows.size();
    if (first >= size) {
      return Histogram.empty();
    }
    long from = rows.get(first).key();
    long to = rows.get(size - 1).key() + 1;
    long width = Math.max(1, (to - from + buckets - 1) / buckets);
    Map<Long, Signature.Severity> worst = worst(from, width);
    List<Histogram.Bucket> all = new ArrayList<>();
    long below = first;
    for (long i = 0; i < buckets; i++) {
      long until = i == buckets - 1 ? size : rows.before(from + (i + 1) * width);
      all.add(new Histogram.Bucket(until - below, Optional.ofNullable(worst.get(i))));
      below = until;
    }
    return new Histogram(
        Entry.instant(from).orElseThrow(),
        Entry.instant(from + width * buckets).orElseThrow(),
        all);
  }

  private long firstTimed() {
    return rows.before(Entry.NO_TIME + 1);
  }

  private Map<Long, Signature.Severity> worst(long from, long width) {
    Map<Long, Signature.Severity> worst = new TreeMap<>();
    for (LogStore.Marked marked : store.markedRows()) {
      if (marked.row().key() >= from && !filter.hiddenSources().contains(marked.source())) {
        worst.merge(
            (marked.row().key() - from) / width,
            marked.signature().severity(),
            (a, b) -> a.compareTo(b) <= 0 ? a : b);
      }
    }
    return worst;
  }

  /** Looks at more rows; false when there are none. On the store's thread. */
  synchronized boolean scan(RowIndex all, int most) throws IOException {
    long until = Math.min(all.size(), scanned + most);
    if (until == scanned) {
      return false;
    }
    List<Row> passing = new ArrayList<>();
    for (long i = scanned; i < until; i++) {
      Row row = all.get(i);
      if (passes(row)) {
        passing.add(row);
      }
    }
    rows.append(passing);
    scanned = until;
    return true;
  }

  /** A row was put in between; {@code at} is its place among all rows. On the store's thread. */
  synchronized void inserted(long at, Row row) throws IOException {
    if (at < scanned) {
      scanned++;
      if (passes(row)) {
        rows.insert(row);
      }
    }
  }

  synchronized void restart() {
    rows.clear();
    scanned = 0;
  }

  /** Gives its disk space back; nothing may be asked of it any more. */
  @Override
  public void close() throws IOException {
    rows.close();
  }

  private boolean passes(Row row) throws IOException {
    if (row.source() == Row.NO_SOURCE || row.kind() != LogLine.Kind.LINE) {
      return true;
    }
    if (filter.hiddenSources().contains(store.sourceId(row.source()))
        || row.level() > filter.maxLevel().orElse(7)) {
      return false;
    }
    return switch (filter.show()) {
      case ALL -> true;
      case MARKS -> marked(row);
      case MATCHES -> matches(row);
      case MARKS_AND_TEXT -> marked(row) || matches(row);
      case MATCHING_MARKS -> marked(row) && matches(row);
    };
  }

  private boolean matches(Row row) throws IOException {
    return filter.text().matches(store.entry(row).text());
  }

  private boolean marked(Row row) {
    return store.isMarked(row)
        || filter.bookmarks().contains(new LineId(row.feed(), row.position()));
  }
}
