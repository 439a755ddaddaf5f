package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  @TempDir Path folder;

  private static Entry line(String text) {
    return Entry.note(LogLine.Kind.LINE, 5, text);
  }

  private static List<String> texts(Spool spool) throws IOException {
    return Fixtures.stored(new Feed(0, spool, Optional.empty(), () -> {})).stream()
        .map(Entry::text)
        .toList();
  }

  @Test
  void afterACrashAtAnyByteLinesAndPositionBelongTogether() throws IOException {
    Path whole = folder.resolve("whole");
    try (Spool spool = Spool.open(whole)) {
      spool.append(List.of(line("one")), new byte[] {1});
      spool.append(List.of(line("two"), line("three")), new byte[] {3});
    }
    byte[] bytes = Files.readAllBytes(whole.resolve("000000.spool"));
    for (int cut = 0; cut <= bytes.length; cut++) {
      Path crashed = folder.resolve("crash" + cut);
      Files.createDirectories(crashed);
      Files.write(crashed.resolve("000000.spool"), java.util.Arrays.copyOf(bytes, cut));
      try (Spool spool = Spool.open(crashed)) {
        int lines = texts(spool).size();
        int position = spool.position().length == 0 ? 0 : spool.position()[0];
        assertThat(position).isEqualTo(lines);
        spool.append(List.of(line("more")), new byte[] {9});
        assertThat(texts(spool)).hasSize(lines + 1).endsWith("more");
      }
    }
  }

  @Test
  void damagedBytesAreCutAwayNotShown() throws IOException {
    Path damaged = folder.resolve("damaged");
    try (Spool spool = Spool.open(damaged)) {
      spool.append(List.of(line("good")), new byte[] {1});
      spool.append(List.of(line("bad bad bad")), new byte[] {2});
    }
    Path file = damaged.resolve("000000.spool");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    try (Spool spool = Spool.open(damaged)) {
      assertThat(texts(spool)).containsExactly("good");
      assertThat(spool.position()).containsExactly(1);
    }
  }

  @Test
  void overTheLimitTheOldestAreDroppedAndSaid() throws IOException {
    try (Spool spool = Spool.open(folder.resolve("small"), 1000, 5000)) {
      for (int i = 0; i < 200; i++) {
        spool.append(
            List.of(line("line %05d of many, long enough to count".formatted(i))), new byte[1]);
      }
      List<String> left = texts(spool);
      assertThat(left).last().asString().startsWith("line 00199");
      assertThat(left).anyMatch(t -> t.startsWith("The oldest lines were dropped here"));
      assertThat(left).hasSizeLessThan(100);
    }
    try (Spool again = Spool.open(folder.resolve("small"), 1000, 5000)) {
      assertThat(texts(again)).last().asString().startsWith("line 00199");
    }
  }

  @Test
  void aCopyOfASpoolCanBeRead() throws IOException {
    try (Spool spool = Spool.open(folder.resolve("a"))) {
      spool.append(List.of(line("x")), new byte[] {7});
      Path copy = Files.createDirectories(folder.resolve("b")).resolve("000000.spool");
      Files.copy(folder.resolve("a/000000.spool"), copy, StandardCopyOption.REPLACE_EXISTING);
    }
    try (Spool copy = Spool.open(folder.resolve("b"))) {
      assertThat(texts(copy)).containsExactly("x");
    }
  }
}
