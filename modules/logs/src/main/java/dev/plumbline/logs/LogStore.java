package dev.plumbline.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The lines of one host: spools on disk, merged by time into one index in the background. Whoever
 * fills the spools never waits for the merge, the filter or the screen.
 */
public final class LogStore implements AutoCloseable {
  private static final int BATCH = 4000;
  private static final long PENDING_NANOS = 1_000_000_000L;

  private final Path folder;
  private final Signatures signatures;
  private final Merge merge;
  private final List<Feed> feeds = new CopyOnWriteArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Marked> marked = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final RowIndex rows;
  private final List<LogView> views = new CopyOnWriteArrayList<>();
  private final AtomicLong late = new AtomicLong();
  private final boolean lateBetween;
  private volatile List<LogSource> sources;
  private volatile LogView view;
  private boolean rebuild;
  private boolean closed;
  private boolean signalled;
  private final Thread indexer;

  /** A row that was recognised. */
  record Marked(Row row, String source, Signature signature) {}

  /**
   * @param folder for spools and indexes; created when absent
   * @param sources in the order of their chips
   */
  public LogStore(Path folder, List<LogSource> sources, Signatures signatures) throws IOException {
    this(folder, sources, signatures, Merge.LIVE_HOLD_NANOS, true);
    begin();
  }

  /**
   * A store for who prints rows as they come: a late one comes at the end, marked, and no row moves
   * after it was given out.
   */
  public static LogStore forPrinting(Path folder, List<LogSource> sources, Signatures signatures)
      throws IOException {
    return new LogStore(folder, sources, signatures, Merge.LIVE_HOLD_NANOS, false).begin();
  }

  LogStore(
      Path folder,
      List<LogSource> sources,
      Signatures signatures,
      long holdNanos,
      boolean lateBetween)
      throws IOException {
    this.lateBetween = lateBetween;
    this.folder = Files.createDirectories(folder);
    this.sources = List.copyOf(sources);
    this.signatures = signatures;
    this.merge = new Merge(feeds, holdNanos);
    this.rows = new RowIndex(folder);
    this.view = new LogView(this, LogFilter.none(), new RowIndex(folder));
    views.add(view);
    this.indexer = Thread.ofVirtual().name("log index").unstarted(this::run);
  }

  /** Begins to merge; what all feeds hold by now is in order, and nothing of it late. */
  LogStore begin() {
    indexer.start();
    return this;
  }

  public List<LogSource> sources() {
    return sources;
  }

  /** Changes what is shown of the spools; everything is merged anew. */
  public synchronized void setSources(List<LogSource> next) {
    sources = List.copyOf(next);
    rebuild = true;
    changed();
  }

  /** Shows another selection of the rows. The view before it can be read until it is closed. */
  public synchronized LogView show(LogFilter filter) {
    try {
      LogView next = new LogView(this, filter, new RowIndex(folder));
      view = next;
      views.add(next);
      changed();
      return next;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LogView view() {
    return view;
  }

  /** All rows merged so far. */
  public long size() {
    return rows.size();
  }

  /** Rows that were put between others so far: who keeps rows by number must look again. */
  public long insertions() {
    return late.get();
  }

  /** Rows of each source, by id. */
  public Map<String, Long> counts() {
    synchronized (counts) {
      return Map.copyOf(counts);
    }
  }

  /** Every known line found, in the order of the merge at the time it came. */
  public List<LineId> marks() {
    return markedRows().stream()
        .sorted((a, b) -> a.row().compareTo(b.row()))
        .map(m -> new LineId(m.row().feed(), m.row().position()))
        .toList();
  }

  /** Known lines that are faults by themselves, in merged order. */
  public List<LineId> faultMarks() {
    return markedRows().stream()
        .filter(LogStore::isFault)
        .sorted((a, b) -> a.row().compareTo(b.row()))
        .map(m -> new LineId(m.row().feed(), m.row().position()))
        .toList();
  }

  /** How many {@link #faultMarks} there are. */
  public int faults() {
    return (int) markedRows().stream().filter(LogStore::isFault).count();
  }

  private static boolean isFault(Marked mark) {
    return mark.signature().severity() == Signature.Severity.CRITICAL;
  }

  /**
   * Lines of files that have begun and are not ended for a second or more: no rows yet, to be shown
   * below them.
   */
  public List<LogLine> pending() {
    return feeds.stream().flatMap(feed -> feed.pending(PENDING_NANOS).stream()).toList();
  }

  /** Runs on a background thread after rows were added or a view changed. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Opens (or makes) the spool of that name and shows its rows. */
  synchronized Feed feed(String name, Optional<LogSource> source) throws IOException {
    Feed feed = new Feed(feeds.size(), Spool.open(folder.resolve(name)), source, this::changed);
    feeds.add(feed);
    changed();
    return feed;
  }

  /** True when everything stored has been merged and filtered. */
  public synchronized boolean settled() {
    return !rebuild && merge.drained() && view.complete();
  }

  List<Marked> markedRows() {
    synchronized (marked) {
      return List.copyOf(marked);
    }
  }

  String sourceId(int number) {
    List<LogSource> now = sources;
    return number < now.size() ? now.get(number).id() : "";
  }

  Entry entry(Row row) throws IOException {
    return feeds.get(row.feed()).entry(row.position());
  }

  Optional<Row> row(LineId id) {
    if (id.feed() >= feeds.size()) {
      return Optional.empty();
    }
    return feeds.get(id.feed()).rowAt(id.position(), this::classified);
  }

  LogLine line(Row row) {
    try {
      return feeds.get(row.feed()).line(row, sourceId(row.source()), mark(row));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True when this row is more than the usual course of things. */
  boolean isMarked(Row row) {
    return mark(row).filter(s -> s.severity() != Signature.Severity.ROUTINE).isPresent();
  }

  private Optional<Signature> mark(Row row) {
    return row.mark() == 0 ? Optional.empty() : Optional.of(signatures.all().get(row.mark() - 1));
  }

  private synchronized void changed() {
    signalled = true;
    notifyAll();
  }

  private void run() {
    try {
      while (!isClosed()) {
        boolean more = index();
        if (more) {
          listeners.forEach(Runnable::run);
        } else {
          await();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      if (!isClosed()) {
        throw new IllegalStateException("the log index cannot be kept on disk", e);
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void await() {
    try {
      if (!signalled && !closed) {
        wait(merge.holding() ? 50 : 1000);
      }
      signalled = false;
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private synchronized boolean index() throws IOException {
    if (rebuild) {
      rebuild = false;
      rows.clear();
      synchronized (marked) {
        marked.clear();
      }
      synchronized (counts) {
        counts.clear();
      }
      merge.restart();
      view.restart();
      late.incrementAndGet();
    }
    boolean any = false;
    List<Row> batch = new ArrayList<>();
    for (Merge.Placed placed : merge.next(BATCH, this::classified)) {
      any = true;
      if (placed.late() && lateBetween) {
        flush(batch);
        long at = rows.insert(placed.row());
        view.inserted(at, placed.row());
        late.incrementAndGet();
      } else {
        batch.add(placed.row());
      }
      count(placed.row());
    }
    flush(batch);
    return view.scan(rows, BATCH) || any;
  }

  private void flush(List<Row> batch) {
    rows.append(batch);
    batch.clear();
  }

  private void count(Row row) {
    String source = sourceId(row.source());
    synchronized (counts) {
      counts.merge(source, 1L, Long::sum);
    }
    Optional<Signature> signature = mark(row);
    if (signature.filter(s -> s.severity() != Signature.Severity.ROUTINE).isPresent()) {
      synchronized (marked) {
        marked.add(new Marked(row, source, signature.get()));
      }
    }
  }

  /** Which source a row of a feed belongs to, and what is known about it; empty when not wanted. */
  private Optional<Row> classified(Feed feed, SpoolReader.Stored stored, long key) {
    Entry entry = stored.entry();
    int source = source(feed, entry);
    if (source < 0) {
      return Optional.empty();
    }
    OptionalInt mark =
        entry.kind() == LogLine.Kind.LINE
            ? signatures.number(entry.identifier(), entry.text())
            : OptionalInt.empty();
    return Optional.of(
        new Row(
            key,
            stored.position(),
            feed.number(),
            source,
            entry.level(),
            entry.kind(),
            false,
            mark.isPresent() ? mark.getAsInt() + 1 : 0));
  }

  private int source(Feed feed, Entry entry) {
    List<LogSource> now = sources;
    if (feed.source().isPresent()) {
      return now.indexOf(feed.source().get());
    }
    for (int i = 0; i < now.size(); i++) {
      if (now.get(i) instanceof LogSource.Journal journal
          && journal.filter().matches(entry.identifier(), entry.unit())) {
        return entry.kind() == LogLine.Kind.LINE ? i : Row.NO_SOURCE;
      }
    }
    return entry.kind() == LogLine.Kind.LINE ? -1 : Row.NO_SOURCE;
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    try {
      if (indexer.getState() != Thread.State.NEW) {
        indexer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (LogView shown : views) {
      shown.close();
    }
    rows.close();
    for (Feed feed : feeds) {
      feed.close();
    }
  }
}
