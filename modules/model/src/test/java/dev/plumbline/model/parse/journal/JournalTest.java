package dev.plumbline.model.parse.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Recordings;
import dev.plumbline.model.Snapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static List<JournalLine> of(String... namesAndTexts) {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      files.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return Snapshot.of(Recordings.of(files)).journal().orElse(List.of());
  }

  @Test
  void allTimeFormsAreRead() {
    List<JournalLine> lines =
        of(
            "date.txt",
            "2026-01-02T00:00:00Z\n",
            "journal-a.txt",
            """
            2026-01-01T10:00:00+0000 host a[1]: one
            2026-01-01T12:00:01.500000+02:00 host a[1]: two
            Dec 31 23:59:59 host kernel: three
            """);
    assertThat(lines).extracting(JournalLine::message).containsExactly("three", "one", "two");
    assertThat(lines.getFirst().time()).contains(Instant.parse("2025-12-31T23:59:59Z"));
    assertThat(lines.getLast().time()).contains(Instant.parse("2026-01-01T10:00:01.5Z"));
    assertThat(lines.getLast().fraction()).isTrue();
  }

  @Test
  void messagesOfEveryJsonFormAreRead() {
    List<JournalLine> lines =
        of(
            "journal.jsonl",
            """
            {"__REALTIME_TIMESTAMP":"1000000","MESSAGE":[72,105,255]}
            {"__REALTIME_TIMESTAMP":"2000000","MESSAGE":null}
            {"__REALTIME_TIMESTAMP":"3000000","MESSAGE":["a",[98]]}
            {"__REALTIME_TIMESTAMP":"4000000"}
            {"__REALTIME_TIMESTAMP":"5000000","MESSAGE":"two\\nlines","PRIORITY":"3","_PID":"7"}
            """);
    assertThat(lines)
        .extracting(JournalLine::message)
        .containsExactly(
            "Hi\ufffd",
            "[message of 4,096 bytes or more, left out by journalctl]",
            "a\nb",
            "",
            "two\nlines");
    assertThat(lines.getLast().priority()).hasValue(3);
    assertThat(lines.getLast().evidence().line()).isEqualTo(5);
  }

  @Test
  void equalLinesOfOneFileAreAllKept() {
    String twice = "2026-01-01T10:00:00+0000 h a[1]: x\n2026-01-01T10:00:00+0000 h a[1]: x\n";
    assertThat(of("journal-networkd.txt", twice)).hasSize(2);
    assertThat(of("journal-networkd.txt", twice, "journal-units.txt", twice)).hasSize(2);
  }

  @Test
  void indentedLinesContinueTheMessage() {
    assertThat(
            of("journal-units.txt", "2026-01-01T10:00:00+0000 h a[1]: x\n      y\n")
                .getFirst()
                .message())
        .isEqualTo("x\ny");
  }

  @Test
  void messagesWithoutATimeKeepTheirOrderAtTheEnd() {
    List<JournalLine> lines =
        of(
            "journal-networkd.txt",
            "2026-01-01T10:00:00+0000 h a[1]: x\n",
            "systemd-networkd.log",
            "b\na\n");
    assertThat(lines).extracting(JournalLine::message).containsExactly("x", "b", "a");
    assertThat(lines.getLast().time()).isEqualTo(Optional.empty());
  }

  @Test
  void fullTimesAreReadAndThoseOfAnUnknownZoneKeepTheirWords() {
    List<JournalLine> lines =
        of(
            "journal-networkd.txt",
            "Sat 2026-11-21 03:39:05 UTC ip-10-0-1-10 systemd-networkd[54]: ens5: Link UP\n"
                + "Sat 2026-11-21 05:39:06.125000 +0200 h systemd-networkd[54]: ens5: Configured\n"
                + "Sat 2026-11-21 09:09:07 IST h systemd-networkd[54]: ens5: DHCP lease lost\n");
    assertThat(lines).extracting(JournalLine::identifier).containsOnly("systemd-networkd");
    assertThat(lines)
        .extracting(JournalLine::message)
        .containsExactly("ens5: Link UP", "ens5: Configured", "ens5: DHCP lease lost");
    assertThat(lines.get(0).time()).contains(Instant.parse("2026-11-21T03:39:05Z"));
    assertThat(lines.get(1).time()).contains(Instant.parse("2026-11-21T03:39:06.125Z"));
    assertThat(lines.get(2).time()).isEmpty();
  }
}
