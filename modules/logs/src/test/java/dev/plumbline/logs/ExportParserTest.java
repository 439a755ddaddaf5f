package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportParserTest {
  private static byte[] stream(long... sequences) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (long i : sequences) {
      out.writeBytes(Fixtures.export(i, i % 2 == 0 ? "line\n" + i + "\n" : "line " + i));
    }
    return out.toByteArray();
  }

  @Test
  void aChannelKilledAtAnyByteLosesAndRepeatsNothing(@TempDir Path folder) throws IOException {
    byte[] all = stream(1, 2, 3);
    for (int cut = 0; cut <= all.length; cut++) {
      try (Spool spool = Spool.open(folder.resolve("cut" + cut))) {
        take(spool, Arrays.copyOf(all, cut));
        JournalProof proof = new JournalProof(spool.position(), true);
        long reached = Math.max(1, proof.cursor().sequence());
        take(spool, reached == 1 ? all : reached == 2 ? stream(2, 3) : stream(3));
        assertThat(messages(spool)).containsExactly("line 1", "line\n2\n", "line 3");
      }
    }
  }

  private static void take(Spool spool, byte[] bytes) throws IOException {
    JournalProof proof = new JournalProof(spool.position(), true);
    List<Entry> rows = new ArrayList<>();
    ExportParser parser = new ExportParser(entry -> rows.addAll(proof.accept(entry)));
    parser.accept(bytes, bytes.length);
    spool.append(rows, proof.position());
  }

  private static List<String> messages(Spool spool) throws IOException {
    Feed feed = new Feed(0, spool, Optional.empty(), () -> {});
    return Fixtures.stored(feed).stream().map(Entry::text).toList();
  }

  @Test
  void oddFieldsComeOutByteForByte() throws IOException {
    byte[] all = Fixtures.bytes("journal-oddities/journal.export");
    for (int piece : new int[] {1, 7, 4096, all.length}) {
      List<JournalEntry> entries = new ArrayList<>();
      ExportParser parser = new ExportParser(entries::add);
      for (int at = 0; at < all.length; at += piece) {
        byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + piece));
        parser.accept(part, part.length);
      }
      List<String> messages =
          entries.stream()
              .map(e -> new String(e.row().message(), StandardCharsets.ISO_8859_1))
              .toList();
      assertThat(messages)
          .contains("plain text", "line one\nline two\n\tindented\n", "caf\u00e9 latin1")
          .contains("before\0after", "progress 10%\rprogress 20%\r\n", "first\nsecond");
      assertThat(entries).hasSize(messages.size()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void aLengthThatCannotBeIsRefused() {
    byte[] bytes =
        "MESSAGE\n\377\377\377\377\377\377\377\177".getBytes(StandardCharsets.ISO_8859_1);
    ExportParser parser = new ExportParser(entry -> {});
    assertThatThrownBy(() -> parser.accept(bytes, bytes.length)).isInstanceOf(IOException.class);
  }
}
