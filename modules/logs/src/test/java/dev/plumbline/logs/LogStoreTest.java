package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogStoreTest {
  private static final Instant START = Instant.parse("2026-11-21T02:53:00Z");
  private static final LogSource A = new LogSource.Recorded("a", "a");
  private static final LogSource B = new LogSource.Recorded("b", "b");

  @TempDir Path folder;
  private LogStore store;

  @BeforeEach
  void open() throws IOException {
    List<LogSource> sources = new ArrayList<>(Proposals.policyRoutes());
    sources.add(A);
    sources.add(B);
    store = new LogStore(folder, sources, Signatures.shipped(), 0, true).begin();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static Entry line(int second, String identifier, int level, String text) {
    Entry note = Entry.note(LogLine.Kind.LINE, Entry.micros(START.plusSeconds(second)), text);
    return new Entry(
        note.kind(),
        note.micros(),
        Precision.SECONDS,
        false,
        "",
        identifier,
        7,
        level,
        note.message(),
        Optional.empty());
  }

  private List<String> shown() {
    Fixtures.until(Duration.ofSeconds(60), store::settled);
    LogView view = store.view();
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < view.size(); i++) {
      texts.add(view.line(i).message());
    }
    return texts;
  }

  @Test
  void sourcesAreMergedByTimeAndNoneIsReordered() throws IOException {
    Feed a = store.feed("a", Optional.of(A));
    Feed b = store.feed("b", Optional.of(B));
    a.append(
        List.of(line(1, "", 6, "a1"), line(5, "", 6, "a5"), line(2, "", 6, "a2")), new byte[0]);
    b.append(List.of(line(3, "", 6, "b3"), line(6, "", 6, "b6")), new byte[0]);
    assertThat(shown()).containsExactly("a1", "b3", "a5", "a2", "b6");
  }

  @Test
  void aLineThatComesLateIsPutAtItsPlaceAndMarkedSo() throws IOException {
    Feed a = store.feed("a", Optional.of(A));
    Feed b = store.feed("b", Optional.of(B));
    a.append(List.of(line(1, "", 6, "a1"), line(9, "", 6, "a9")), new byte[0]);
    assertThat(shown()).containsExactly("a1", "a9");
    b.append(List.of(line(4, "", 6, "b4")), new byte[0]);
    assertThat(shown()).containsExactly("a1", "b4", "a9");
    assertThat(store.view().line(1).late()).isTrue();
    assertThat(store.view().indexOf(store.view().line(1).id())).contains(1L);
  }

  @Test
  void aJournalIsToldApartIntoItsSourcesAndTheRestIsLeftOut() throws IOException {
    store
        .feed("journal", Optional.empty())
        .append(
            List.of(
                line(1, "ec2net", 7, "Reloaded networkd"),
                line(2, "systemd-networkd", 6, "ens6: DHCP lease lost"),
                line(3, "sshd", 6, "Accepted publickey")),
            new byte[0]);
    assertThat(shown()).containsExactly("Reloaded networkd", "ens6: DHCP lease lost");
    assertThat(store.counts()).containsEntry("journal:ec2net", 1L).hasSize(2);
    assertThat(store.view().line(0).mark())
        .get()
        .extracting(Signature::id)
        .isEqualTo("ec2net-reloaded");
    assertThat(store.marks()).hasSize(2);
    store.setSources(List.of(new LogSource.Journal("all", JournalFilter.all())));
    assertThat(shown()).hasSize(3);
  }

  @Test
  void filtersHideAndCountButNeverHideAGap() throws IOException {
    Feed a = store.feed("a", Optional.of(A));
    a.append(
        List.of(
            line(1, "ec2net", 6, "install_and_reload detected change for: x"),
            line(2, "x", 3, "something failed"),
            line(3, "x", 7, "chatter")),
        new byte[0]);
    a.note(LogLine.Kind.GAP, Entry.micros(START.plusSeconds(4)), "lines are missing");
    LogFilter text =
        LogFilter.none()
            .withShow(LogFilter.Show.MARKS_AND_TEXT)
            .withText(TextMatch.parse("!chatter"));
    store.show(text);
    assertThat(shown()).hasSize(3).doesNotContain("chatter");
    assertThat(store.view().hidden()).isEqualTo(1);
    store.show(text.withShow(LogFilter.Show.MARKS));
    assertThat(shown())
        .containsExactly("install_and_reload detected change for: x", "lines are missing");
    store.show(LogFilter.none().withMaxLevel(OptionalInt.of(3)));
    assertThat(shown()).containsExactly("something failed", "lines are missing");
    store.show(LogFilter.none().withHiddenSources(Set.of(A.id())));
    assertThat(shown()).containsExactly("lines are missing");
  }

  @Test
  void aFilterKeepsUpWithLinesThatComeAfterIt() throws IOException {
    Feed a = store.feed("a", Optional.of(A));
    store.show(
        LogFilter.none()
            .withShow(LogFilter.Show.MARKS_AND_TEXT)
            .withText(TextMatch.regex("line .*7$", false)));
    for (int i = 0; i < 100; i++) {
      a.append(List.of(line(i, "", 6, "line " + i)), new byte[0]);
    }
    assertThat(shown()).hasSize(10).last().isEqualTo("line 97");
  }

  @Test
  void theHistogramCountsEveryShownLineOnceAndKnowsTheWorst() throws IOException {
    Feed a = store.feed("a", Optional.of(A));
    List<Entry> rows = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      rows.add(line(i / 100, "x", 6, "line " + i));
    }
    rows.add(line(60, "ec2net", 6, "Reloaded networkd"));
    a.append(rows, new byte[0]);
    shown();
    Histogram histogram = store.view().histogram(30);
    assertThat(histogram.buckets().stream().mapToLong(Histogram.Bucket::count).sum())
        .isEqualTo(5001);
    assertThat(histogram.buckets().getLast().worst()).contains(Signature.Severity.WARNING);
    assertThat(histogram.from()).isEqualTo(START);
  }

  @Test
  void aRunawayExpressionIsStopped() {
    TextMatch match = TextMatch.regex("(a+)+$", false);
    assertThat(match.matches("a".repeat(5000) + "b")).isFalse();
  }
}
