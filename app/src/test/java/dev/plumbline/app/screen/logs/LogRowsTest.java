package dev.plumbline.app.screen.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.logs.LineId;
import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.LogStore;
import dev.plumbline.logs.OfflineLogs;
import dev.plumbline.logs.Precision;
import dev.plumbline.logs.Signatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRowsTest {
  @TempDir private Path folder;

  private static LogLine pending(String text) {
    return new LogLine(
        new LineId(0, -1),
        "recorded:x",
        LogLine.Kind.LINE,
        Optional.empty(),
        Precision.NONE,
        false,
        "",
        "",
        OptionalLong.empty(),
        OptionalInt.empty(),
        text,
        false,
        Optional.empty(),
        Optional.empty());
  }

  /** Keeps a copy by the changes alone, as a list on the screen does. */
  private static void apply(
      List<String> copy, ListChangeListener.Change<? extends LogLine> change) {
    while (change.next()) {
      copy.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
      copy.addAll(
          change.getFrom(), change.getAddedSubList().stream().map(LogLine::message).toList());
    }
  }

  @Test
  void aLineNotEndedStandsLastAndGivesWayToItsRow() throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("app.log"), "one\ntwo\n");
    Semaphore changed = new Semaphore(0);
    try (LogStore store =
        OfflineLogs.open(folder.resolve("store"), List.of(file), Signatures.shipped())) {
      store.onChange(changed::release);
      LogRows rows = new LogRows(store.view());
      List<String> copy = new ArrayList<>(rows.stream().map(LogLine::message).toList());
      rows.addListener((ListChangeListener<LogLine>) c -> apply(copy, c));
      rows.grow(List.of(pending("ha")));
      rows.grow(List.of(pending("half")));
      assertThat(copy).last().isEqualTo("half");
      while (!store.settled()) {
        changed.tryAcquire(50, TimeUnit.MILLISECONDS);
      }
      rows.grow(List.of(pending("half")));
      assertThat(copy).containsExactly("one", "two", "half");
      assertThat(rows.get(2).id().isPending()).isTrue();
      assertThat(rows.grow(List.of())).isZero();
      assertThat(copy).containsExactly("one", "two");
    }
  }
}
