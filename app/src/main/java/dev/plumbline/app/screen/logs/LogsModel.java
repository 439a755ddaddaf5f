package dev.plumbline.app.screen.logs;

import dev.plumbline.logs.Histogram;
import dev.plumbline.logs.LineId;
import dev.plumbline.logs.LogFilter;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogSource;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.LogView;
import dev.plumbline.logs.TextMatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the Logs screen shows of a store, without controls. {@link #pulse} takes in, once a frame,
 * what the background made; everything slow runs on the executor. One thread only.
 */
final class LogsModel {
  static final int BUCKETS = 100;

  /** What a person can choose, in order. */
  static final LogFilter.Show[] SHOWN = {
    LogFilter.Show.ALL, LogFilter.Show.MARKS_AND_TEXT, LogFilter.Show.MARKS
  };

  private static final long HISTOGRAM_EVERY_NANOS = 400_000_000L;
  private static final long RATE_EVERY_NANOS = 1_000_000_000L;

  private final LogStore store;
  private final Executor background;
  private final ReadOnlyObjectWrapper<LogRows> rows;
  private final ObservableList<SourceChip> chips = FXCollections.observableArrayList();

  /** Held: such a list hears of changes only as long as somebody keeps it. */
  private final ObservableList<SourceChip> shownChips =
      FXCollections.unmodifiableObservableList(chips);

  private final StringProperty filterText = new SimpleStringProperty("");
  private final StringProperty filterError = new SimpleStringProperty("");
  private final ObjectProperty<LogFilter.Show> show =
      new SimpleObjectProperty<>(LogFilter.Show.ALL);
  private final ObjectProperty<OptionalInt> level = new SimpleObjectProperty<>(OptionalInt.empty());
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper hidden = new ReadOnlyLongWrapper();
  private final ReadOnlyLongWrapper rate = new ReadOnlyLongWrapper();
  private final ReadOnlyIntegerWrapper known = new ReadOnlyIntegerWrapper();
  private final ReadOnlyLongWrapper moved = new ReadOnlyLongWrapper();
  private final ReadOnlyObjectWrapper<Histogram> histogram =
      new ReadOnlyObjectWrapper<>(Histogram.empty());
  private final Set<String> hiddenSources = new HashSet<>();
  private final Set<LineId> bookmarked = new HashSet<>();
  private final AtomicReference<Optional<LogView>> nextView =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Histogram>> nextHistogram =
      new AtomicReference<>(Optional.empty());
  private TextMatch match = TextMatch.all();
  private long histogramAt;
  private long histogramSize = -1;
  private long rateAt;
  private long rateFrom;

  LogsModel(LogStore store, Executor background) {
    this.store = store;
    this.background = background;
    this.rows = new ReadOnlyObjectWrapper<>(new LogRows(store.view()));
    filterText.subscribe(this::readFilter);
    show.subscribe(next -> refilter());
    level.subscribe(next -> refilter());
    following.subscribe(on -> fresh.set(on ? 0 : fresh.get()));
    showChips();
  }

  LogStore store() {
    return store;
  }

  /** The rows shown; another list after each change of the filter. */
  ReadOnlyObjectProperty<LogRows> rows() {
    return rows.getReadOnlyProperty();
  }

  ObservableList<SourceChip> chips() {
    return shownChips;
  }

  StringProperty filterText() {
    return filterText;
  }

  /** Why the text in the filter is not used; empty when it is. */
  StringProperty filterError() {
    return filterError;
  }

  ObjectProperty<LogFilter.Show> show() {
    return show;
  }

  /** The least severe level shown. */
  ObjectProperty<OptionalInt> level() {
    return level;
  }

  /** True while the newest line is kept in sight. */
  BooleanProperty following() {
    return following;
  }

  /** Rows that came since following stopped. */
  ReadOnlyLongProperty fresh() {
    return fresh.getReadOnlyProperty();
  }

  ReadOnlyLongProperty hidden() {
    return hidden.getReadOnlyProperty();
  }

  /** Lines of the last second. */
  ReadOnlyLongProperty rate() {
    return rate.getReadOnlyProperty();
  }

  /** Known lines that are no mere notes. */
  ReadOnlyIntegerProperty known() {
    return known.getReadOnlyProperty();
  }

  /** Changes when rows moved to other places. */
  ReadOnlyLongProperty moved() {
    return moved.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Histogram> histogram() {
    return histogram.getReadOnlyProperty();
  }

  /** What the filter looks for, to highlight it. */
  TextMatch match() {
    return match;
  }

  /** Takes in what happened since the last frame. */
  void pulse(long nanos) {
    nextView
        .getAndSet(Optional.empty())
        .ifPresent(
            view -> {
              LogView before = rows.get().view();
              rows.set(new LogRows(view));
              histogramSize = -1;
              background.execute(() -> close(before));
            });
    if (moved.get() != store.insertions()) {
      moved.set(store.insertions());
      if (rows.get().view().size() < rows.get().stored()) {
        rows.set(new LogRows(rows.get().view()));
      }
      rows.get().forget();
    }
    int came = rows.get().grow(pending());
    if (came > 0 && !following.get()) {
      fresh.set(fresh.get() + came);
    }
    hidden.set(rows.get().view().hidden());
    measure(nanos);
    nextHistogram.getAndSet(Optional.empty()).ifPresent(histogram::set);
    boolean first = histogramSize <= 0;
    if ((first || nanos - histogramAt > HISTOGRAM_EVERY_NANOS)
        && histogramSize != rows.get().stored()) {
      histogramAt = nanos;
      histogramSize = rows.get().stored();
      LogView view = rows.get().view();
      background.execute(() -> nextHistogram.set(Optional.of(view.histogram(BUCKETS))));
      showChips();
      known.set(store.faults());
    }
  }

  /** Lines not ended yet that would be shown. */
  private List<LogLine> pending() {
    return store.pending().stream()
        .filter(line -> !hiddenSources.contains(line.source()))
        .filter(line -> show.get() == LogFilter.Show.ALL && level.get().isEmpty())
        .toList();
  }

  private void measure(long nanos) {
    if (nanos - rateAt > RATE_EVERY_NANOS) {
      long size = store.size();
      double seconds = (nanos - rateAt) / 1e9;
      rate.set(rateAt == 0 ? 0 : Math.max(0, Math.round((size - rateFrom) / seconds)));
      rateAt = nanos;
      rateFrom = size;
    }
  }

  private static void close(LogView view) {
    try {
      view.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFilter(String typed) {
    try {
      match = TextMatch.parse(typed);
      filterError.set("");
      if (!match.isAll() && show.get() == LogFilter.Show.ALL) {
        show.set(LogFilter.Show.MARKS_AND_TEXT);
        return;
      }
      refilter();
    } catch (IllegalArgumentException e) {
      filterError.set(e.getMessage());
    }
  }

  private void refilter() {
    LogFilter.Show shown =
        match.isAll() && show.get() != LogFilter.Show.MARKS ? LogFilter.Show.ALL : show.get();
    LogFilter filter = new LogFilter(shown, match, level.get(), hiddenSources, bookmarked);
    background.execute(() -> nextView.set(Optional.of(store.show(filter))));
  }

  /** Puts a {@code !} before the filter, or takes it away. */
  void invert() {
    String text = filterText.get();
    filterText.set(text.startsWith("!") ? text.substring(1) : "!" + text);
  }

  /** All, marks and text, marks, and round again. */
  void nextShow() {
    show.set(SHOWN[(show.get().ordinal() + 1) % SHOWN.length]);
  }

  void toggle(String source) {
    if (!hiddenSources.remove(source)) {
      hiddenSources.add(source);
    }
    showChips();
    refilter();
  }

  /** Reads one more source. */
  void add(LogSource source) {
    if (!store.sources().contains(source)) {
      List<LogSource> all = new ArrayList<>(store.sources());
      all.add(source);
      background.execute(() -> store.setSources(all));
      histogramSize = -1;
    }
  }

  private void showChips() {
    var counts = store.counts();
    chips.setAll(
        store.sources().stream()
            .map(
                s ->
                    new SourceChip(
                        s, counts.getOrDefault(s.id(), 0L), !hiddenSources.contains(s.id())))
            .toList());
  }

  /** Counts a row as a mark, or no more. */
  void bookmark(LogLine line, boolean on) {
    if (on ? bookmarked.add(line.id()) : bookmarked.remove(line.id())) {
      if (show.get() == LogFilter.Show.MARKS) {
        refilter();
      }
    }
  }

  /** Row of the next or previous mark from here; empty when there is none. */
  OptionalInt mark(int from, int step, boolean faultsOnly) {
    List<LineId> marks = new ArrayList<>(faultsOnly ? store.faultMarks() : store.marks());
    if (!faultsOnly) {
      marks.addAll(bookmarked);
    }
    LogView view = rows.get().view();
    var places = marks.stream().flatMap(id -> view.indexOf(id).stream()).mapToLong(i -> i).sorted();
    long[] sorted = places.toArray();
    OptionalInt found = OptionalInt.empty();
    for (long place : sorted) {
      if (step > 0 && place > from) {
        return OptionalInt.of((int) place);
      }
      if (step < 0 && place < from) {
        found = OptionalInt.of((int) place);
      }
    }
    return found.isEmpty() && sorted.length > 0 && step > 0
        ? OptionalInt.of((int) sorted[0])
        : found;
  }

  /** Row of the first line at or after a time. */
  int at(Instant time) {
    return (int) Math.min(Math.max(0, rows.get().size() - 1), rows.get().view().at(time));
  }

  /** A chip of the tool bar. */
  record SourceChip(LogSource source, long count, boolean shown) {}
}
