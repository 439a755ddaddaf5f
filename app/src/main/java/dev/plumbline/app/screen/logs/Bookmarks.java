package dev.plumbline.app.screen.logs;

import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.logs.LogLine;

/** The lines a person marked, as the case keeps them for the report. */
record Bookmarks(OpenCase openCase, LogsModel model) {
  boolean has(LogLine line) {
    Bookmark wanted = bookmark(line);
    return openCase.bookmarks().stream().anyMatch(kept -> same(kept, wanted));
  }

  private static boolean same(Bookmark a, Bookmark b) {
    return a.time().equals(b.time()) && a.source().equals(b.source()) && a.text().equals(b.text());
  }

  private Bookmark bookmark(LogLine line) {
    return LogText.bookmark(line, LogText.source(line, model.store().sources()));
  }

  /** Marks a line, or takes the mark away; true when it is marked now. */
  boolean toggle(LogLine line) {
    Bookmark wanted = bookmark(line);
    boolean removed = openCase.bookmarks().removeIf(kept -> same(kept, wanted));
    if (!removed) {
      openCase.bookmarks().add(wanted);
    }
    model.bookmark(line, !removed);
    return !removed;
  }
}
