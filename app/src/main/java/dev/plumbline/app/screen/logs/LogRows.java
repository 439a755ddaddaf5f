package dev.plumbline.app.screen.logs;

import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogView;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ObservableListBase;

/** The rows of a view as a list: read from disk as they are looked at, grown once a pulse. */
final class LogRows extends ObservableListBase<LogLine> {
  private static final int KEPT = 512;

  private final LogView view;
  private final Map<Integer, LogLine> cache =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, LogLine> eldest) {
          return size() > KEPT;
        }
      };
  private int size;

  LogRows(LogView view) {
    this.view = view;
    this.size = rows();
  }

  LogView view() {
    return view;
  }

  private int rows() {
    return (int) Math.min(Integer.MAX_VALUE - 8, view.size());
  }

  /** Takes in what came since; answers how many rows that are. */
  int grow() {
    int now = rows();
    int before = size;
    if (now > before) {
      beginChange();
      size = now;
      nextAdd(before, now);
      endChange();
    }
    return Math.max(0, now - before);
  }

  /** Rows may stand at other places than before. */
  void forget() {
    cache.clear();
  }

  @Override
  public LogLine get(int index) {
    LogLine known = cache.get(index);
    if (known == null) {
      known = view.line(index);
      cache.put(index, known);
    }
    return known;
  }

  @Override
  public int size() {
    return size;
  }

  /** Rows of another view are another list, also while both are empty: a property must tell. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
