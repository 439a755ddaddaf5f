package dev.plumbline.app.shell;

import dev.plumbline.model.Evidence;

/** Moves between the screens of the open case, with a history. Call on the JavaFX thread. */
public interface Navigator {
  /** Brings a screen to the front and lets it reveal {@code target}. */
  void show(ScreenId screen, Target target);

  default void show(ScreenId screen) {
    show(screen, Target.NOTHING);
  }

  /** Opens the raw file of the recording at that line. */
  void openRaw(Evidence evidence);

  void back();

  void forward();
}
