package dev.plumbline.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JournalProofTest {
  private static final String MACHINE = "37b2ab52219f4222bc49e1fe9c5da380";

  private static JournalProof at(String sample, String boot) throws IOException {
    String cursor = Fixtures.text(sample + "/cursor.txt").strip();
    return new JournalProof(
        (MACHINE + "\n" + cursor + "\n" + boot).getBytes(StandardCharsets.UTF_8), true);
  }

  @Test
  void theEntryAtTheCursorProvesThatNothingWasLostAndARebootIsMarked() throws IOException {
    JournalProof proof = at("journal-reboot", "d8a08cdb068c4b0bb42f1425564e26ff");
    List<String> rows =
        Fixtures.rows(proof, Fixtures.entries("journal-reboot/follow-merge-cursor.json"));
    // The sample was filtered by tag: the counter's jump over the boot is real but not of interest.
    assertThat(rows)
        .filteredOn(r -> !r.startsWith("<GAP>"))
        .containsExactly(
            "first boot 3",
            "first boot 4",
            "<MARK> Rebooted: first line of the new boot at 03:51:13 UTC",
            "second boot 1",
            "second boot 2",
            "second boot 3");
  }

  @Test
  void aVacuumedCursorIsAGapWithTimeAndCount() throws IOException {
    JournalProof proof = at("journal-cursor-gone", "7b316b47452044d3bc569b986c974894");
    List<String> rows =
        Fixtures.rows(proof, Fixtures.entries("journal-cursor-gone/follow-merge-cursor.json"));
    assertThat(rows)
        .containsExactly(
            "<GAP> Journal was vacuumed: 0 s (03:51:19 to 03:51:19 UTC, at most 3 entries of all"
                + " units) cannot be recovered.",
            "new 1",
            "new 2",
            "new 3");
  }

  @Test
  void aSetClockIsMarkedAndNothingIsReordered() throws IOException {
    List<String> rows =
        Fixtures.rows(
            new JournalProof(new byte[0], false),
            Fixtures.entries("journal-clock-step/journal.json"));
    assertThat(rows)
        .containsExactly(
            "clk before 1",
            "<MARK> Clock set back 60 min here",
            "clk hour back 1",
            "clk hour back 2",
            "<MARK> Clock set forward 60 min here",
            "clk again 1",
            "clk again 2");
  }

  @Test
  void userAndSystemJournalsKeepTheOrderReceived() throws IOException {
    List<String> expected = new ArrayList<>();
    JsonNode manifest = Fixtures.json("journal-user-and-system/MANIFEST.json");
    manifest.path("expected_order").forEach(n -> expected.add(n.asString()));
    assertThat(
            Fixtures.rows(
                new JournalProof(new byte[0], false),
                Fixtures.entries("journal-user-and-system/journal.json")))
        .isEqualTo(expected);
  }

  @Test
  void aRecordSaidByThePidOneBelongsToTheUnitItSpeaksAbout() throws IOException {
    List<JournalEntry> entries = Fixtures.entries("journal-unit-records/journal.json");
    List<String> expected = new ArrayList<>();
    Fixtures.json("journal-unit-records/MANIFEST.json")
        .path("unit_of_each")
        .forEach(
            n ->
                expected.add(n.path("MESSAGE").asString() + " " + n.path("shown_unit").asString()));
    assertThat(entries.stream().map(e -> e.text("MESSAGE") + " " + e.unit()).toList())
        .isEqualTo(expected);
  }

  @Test
  void suppressedMessagesAreAGap() throws IOException {
    assertThat(
            Fixtures.rows(
                new JournalProof(new byte[0], false),
                Fixtures.entries("journal-unit-records/suppressed.json")))
        .last()
        .asString()
        .startsWith("<GAP> journald dropped ")
        .contains(" messages of lim.service");
  }

  @Test
  void aJumpOfTheCounterIsALossOnceItStaysAway() throws IOException {
    List<Long> order = new ArrayList<>(List.of(1L, 2L, 4L, 3L, 5L, 8L));
    for (long i = 9; i < 60; i++) {
      order.add(i);
    }
    assertThat(rows(order, true))
        .filteredOn(r -> r.startsWith("<"))
        .containsExactly(
            "<GAP> 2 journal entries are missing here: the journal was vacuumed before they could"
                + " be read.");
    assertThat(rows(order, false)).noneMatch(r -> r.startsWith("<"));
  }

  @Test
  void entriesOfAnotherMachineAreLeftOut() throws IOException {
    byte[] foreign =
        new String(Fixtures.export(2, "foreign"), StandardCharsets.UTF_8)
            .replace("_MACHINE_ID=m1", "_MACHINE_ID=m2")
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(Fixtures.export(1, "own"));
    all.writeBytes(foreign);
    List<String> rows = new ArrayList<>();
    JournalProof proof = new JournalProof(new byte[0], true);
    new ExportParser(e -> rows.addAll(Fixtures.rows(proof, List.of(e))))
        .accept(all.toByteArray(), all.size());
    assertThat(rows).containsExactly("own");
  }

  private static List<String> rows(List<Long> order, boolean allRights) throws IOException {
    JournalProof proof = new JournalProof(new byte[0], allRights);
    List<String> rows = new ArrayList<>();
    ExportParser parser = new ExportParser(e -> rows.addAll(Fixtures.rows(proof, List.of(e))));
    for (long sequence : order) {
      byte[] bytes = Fixtures.export(sequence, "line " + sequence);
      parser.accept(bytes, bytes.length);
    }
    return rows;
  }
}
