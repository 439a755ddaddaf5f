package dev.plumbline.app.screen.trace;

import dev.plumbline.path.trace.SavedFlow;
import java.util.List;

/**
 * What is known of a host before anything is traced.
 *
 * @param saved flows that every case asks about
 * @param hints changes that are likely meant
 */
record Known(List<SavedFlow> saved, ChangeHints hints) {
  static final Known NOTHING = new Known(List.of(), ChangeHints.NONE);
}
