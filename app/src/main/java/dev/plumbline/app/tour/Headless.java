package dev.plumbline.app.tour;

import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/** Starts JavaFX on its Headless platform: no display, no graphics card. */
public final class Headless {
  private Headless() {}

  /** Call once, before anything else touches JavaFX. */
  public static void start() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CountDownLatch ready = new CountDownLatch(1);
    Platform.startup(ready::countDown);
    try {
      ready.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JavaFX started", e);
    }
    Platform.setImplicitExit(false);
  }
}
