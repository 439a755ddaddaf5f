package dev.plumbline.app.screen.logs;

import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableListBase;

/**
 * The rows of a view as a list: read from disk as they are looked at, grown once a pulse. Below
 * them stand the lines that are not ended yet.
 */
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
  private int stored;
  private List<LogLine> pending = List.of();

  LogRows(LogView view) {
    this.view = view;
    this.stored = rows();
  }

  LogView view() {
    return view;
  }

  private int rows() {
    return (int) Math.min(Integer.MAX_VALUE - 8, view.size());
  }

  /** Takes in what came since, and the lines not ended; answers how many rows came. */
  int grow(List<LogLine> unfinished) {
    int before = stored;
    int came = Math.max(0, rows() - before);
    if (came > 0 || !unfinished.equals(pending)) {
      beginChange();
      List<LogLine> removed = pending;
      stored = before + came;
      pending = unfinished;
      if (size() > before) {
        nextReplace(before, size(), removed);
      } else {
        nextRemove(before, removed);
      }
      endChange();
    }
    return came;
  }

  /** Rows without the lines not ended. */
  int stored() {
    return stored;
  }

  /** Rows may stand at other places than before. */
  void forget() {
    cache.clear();
  }

  @Override
  public LogLine get(int index) {
    if (index >= stored) {
      return pending.get(index - stored);
    }
    LogLine known = cache.get(index);
    if (known == null) {
      known = view.line(index);
      cache.put(index, known);
    }
    return known;
  }

  @Override
  public int size() {
    return stored + pending.size();
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
