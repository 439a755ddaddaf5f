package dev.plumbline.app.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.logs.Backoff;
import dev.plumbline.logs.LiveTail;
import dev.plumbline.logs.LogView;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A log of numbered lines that is written part by part, and what a tail has to show of it. */
record NumberedLog(Path file) {
  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final Duration LIMIT = Duration.ofMinutes(4);

  /** A tail that connects again at once and shows all. */
  static LiveTail.Options options() {
    return new LiveTail.Options(
        new Backoff(List.of(Duration.ofMillis(200)), () -> 0),
        Duration.ofMillis(100),
        10,
        Long.MAX_VALUE,
        true);
  }

  private static String line(int number) {
    return "2026-11-21T03:00:00Z line " + number;
  }

  /** Appends the lines from a number on, up to another. */
  void write(int from, int to) throws IOException {
    try (BufferedWriter out =
        Files.newBufferedWriter(
            file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int i = from; i < to; i++) {
        out.write(line(i));
        out.newLine();
      }
    }
  }

  /** Every line is there once, in order. */
  static void assertWhole(LogView view, int lines) {
    int good = 0;
    while (good < view.size() && view.line(good).message().equals(line(good))) {
      good++;
    }
    assertThat(good).as("lines in order").isEqualTo(lines);
    assertThat(view.size()).isEqualTo(lines);
  }

  static void until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      NEVER.await(20, TimeUnit.MILLISECONDS);
    }
  }
}
