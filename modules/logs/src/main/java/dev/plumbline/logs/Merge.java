package dev.plumbline.logs;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Merges feeds by time. A feed is never reordered: its key is the greater of its own time and the
 * key before. Rows are held back for a moment, so that a feed that is a little behind still finds
 * its place; one that comes later is put in between and called late.
 */
final class Merge {
  /** journald tells its readers up to 400 ms after the fact; half a second more for the way. */
  static final long LIVE_HOLD_NANOS = 900_000_000L;

  private static final int HELD_MOST = 5000;

  private final List<Feed> feeds;
  private final long holdNanos;
  private final Map<Feed, Waiting> waiting = new HashMap<>();
  private long lastKey = Entry.NO_TIME;
  private volatile int held;

  Merge(List<Feed> feeds, long holdNanos) {
    this.feeds = feeds;
    this.holdNanos = holdNanos;
  }

  /** Makes a row of what a feed stored, or nothing. */
  interface Classifier {
    Optional<Row> classify(Feed feed, SpoolReader.Stored stored, long key);
  }

  record Placed(Row row, boolean late) {}

  private record Held(Row row, long sinceNanos) {}

  private static final class Waiting {
    final SpoolReader reader;
    final Deque<Held> rows = new ArrayDeque<>();
    long position;
    long key = Entry.NO_TIME;
    boolean atEnd;

    Waiting(Feed feed) {
      reader = feed.newReader();
      position = feed.first();
    }
  }

  /** Rows whose turn has come, at most so many. */
  List<Placed> next(int most, Classifier classifier) throws IOException {
    long now = System.nanoTime();
    fill(classifier, now);
    List<Placed> out = new ArrayList<>();
    while (out.size() < most) {
      Optional<Waiting> first = smallest();
      if (first.isEmpty() || !due(first.get(), now)) {
        break;
      }
      Row row = first.get().rows.remove().row();
      held--;
      boolean late = row.key() < lastKey;
      lastKey = Math.max(lastKey, row.key());
      out.add(new Placed(late ? late(row) : row, late));
      if (first.get().rows.isEmpty()) {
        fill(classifier, now);
      }
    }
    return out;
  }

  private boolean due(Waiting head, long now) {
    boolean allWaiting =
        waiting.values().stream().noneMatch(w -> w.rows.isEmpty() && w.atEnd) || held > HELD_MOST;
    Held first = head.rows.element();
    return allWaiting || now - first.sinceNanos() >= holdNanos;
  }

  private Optional<Waiting> smallest() {
    return waiting.values().stream()
        .filter(w -> !w.rows.isEmpty())
        .min((a, b) -> a.rows.element().row().compareTo(b.rows.element().row()));
  }

  private void fill(Classifier classifier, long now) throws IOException {
    for (Feed feed : feeds) {
      Waiting at = waiting.computeIfAbsent(feed, Waiting::new);
      at.atEnd = false;
      int share = HELD_MOST / feeds.size() + 1;
      while (at.rows.size() < share) {
        Optional<SpoolReader.Stored> stored = at.reader.read(at.position);
        if (stored.isEmpty()) {
          at.atEnd = true;
          break;
        }
        at.position = stored.get().next();
        at.key = Math.max(at.key, stored.get().entry().micros());
        Optional<Row> row = classifier.classify(feed, stored.get(), at.key);
        if (row.isPresent()) {
          at.rows.add(new Held(row.get(), now));
          held++;
        }
      }
    }
  }

  private static Row late(Row row) {
    return new Row(
        row.key(),
        row.position(),
        row.feed(),
        row.source(),
        row.level(),
        row.kind(),
        true,
        row.mark());
  }

  boolean holding() {
    return held > 0;
  }

  /** True when every stored row has been given out. */
  boolean drained() {
    return held == 0
        && feeds.stream()
            .allMatch(f -> waiting.containsKey(f) && f.endsAt(waiting.get(f).position));
  }

  void restart() {
    waiting.clear();
    held = 0;
    lastKey = Entry.NO_TIME;
  }
}
