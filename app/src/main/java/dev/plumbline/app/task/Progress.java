package dev.plumbline.app.task;

import dev.plumbline.model.Cancellation;

/** What background work tells while it runs; every method may be called from any thread. */
public interface Progress {
  /** What is being done now, one short phrase. */
  void text(String text);

  /** How far it is, 0 to 1; negative when that cannot be told. */
  void done(double fraction);

  /** The request to stop. */
  Cancellation cancellation();
}
