package dev.plumbline.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
  @TempDir Path dir;

  @Test
  void aFolderAndItsZipHoldTheSame() throws Exception {
    for (Path path : Recordings.all()) {
      Recording folder = Recording.open(path);
      Path zip = dir.resolve(folder.name() + ".plumb");
      Path copy = dir.resolve(folder.name());
      folder.save(zip);
      folder.save(copy);
      for (Path written : List.of(zip, copy)) {
        Recording again = Recording.open(written);
        assertThat(again.files()).isEqualTo(folder.files());
        assertThat(again.name()).isEqualTo(folder.name());
        assertThat(again.manifest().commands()).isEqualTo(folder.manifest().commands());
        assertThat(again.files())
            .allSatisfy(f -> assertThat(again.bytes(f)).contains(folder.bytes(f).orElseThrow()));
      }
    }
  }

  @Test
  void unknownManifestKeysAreWrittenBack() throws Exception {
    Recording recording = Recordings.open("leaked-lock");
    recording.save(dir.resolve("a.plumb"));
    assertThat(Recording.open(dir.resolve("a.plumb")).manifest().raw())
        .contains("\"expected_findings\"", "\"imitated\"", "\"scenario\"");
  }

  @Test
  void theProductionMarkIsSavedWithTheRecording() throws Exception {
    Recording recording = Recordings.open("leaked-lock");
    assertThat(recording.manifest().production()).isFalse();
    recording.asProduction().save(dir.resolve("a.plumb"));
    Recording again = Recording.open(dir.resolve("a.plumb"));
    assertThat(again.manifest().production()).isTrue();
    assertThat(again.manifest().raw()).contains("\"expected_findings\"");
    again.with("more.txt", new byte[0]).save(dir.resolve("b"));
    assertThat(Recording.open(dir.resolve("b")).manifest().production()).isTrue();
  }

  @Test
  void savingAgainReplacesTheOldOneAndLeavesNothingBeside() throws Exception {
    Path folder = dir.resolve("case");
    Recordings.of(Map.of("a.txt", "1", "old.txt", "2")).save(folder);
    Recordings.of(Map.of("a.txt", "3")).save(folder);
    assertThat(Recording.open(folder).files()).containsExactly("a.txt");
    Recordings.of(Map.of("a.txt", "1")).save(dir.resolve("case.plumb"));
    Recordings.of(Map.of("a.txt", "4")).save(dir.resolve("case.plumb"));
    assertThat(Recording.open(dir.resolve("case.plumb")).text("a.txt")).contains("4");
    try (var list = Files.list(dir)) {
      assertThat(list).hasSize(2);
    }
  }

  @Test
  void aFolderThatIsNoRecordingIsNeverReplaced() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("photos"));
    Files.writeString(folder.resolve("cat.jpg"), "x");
    assertThatThrownBy(() -> Recordings.of(Map.of("a.txt", "1")).save(folder))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("not a recording's folder");
    assertThat(folder.resolve("cat.jpg")).exists();
  }

  @Test
  void aNameThatLeadsOutsideIsNotSaved() {
    assertThatThrownBy(
            () -> Recordings.of(Map.of("../../etc/passwd", "1")).save(dir.resolve("x.plumb")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("leads out");
    assertThat(dir.resolve("x.plumb")).doesNotExist();
  }

  @Test
  void withoutAManifestTheFolderNameIsTheName() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("case-4711"));
    Files.writeString(folder.resolve("ip-rule.txt"), "0:\tfrom all lookup local\n");
    Recording recording = Recording.open(folder);
    assertThat(recording.name()).isEqualTo("case-4711");
    assertThat(recording.problems()).isEmpty();
  }

  @Test
  void aBrokenManifestKeepsTheFiles() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("half"));
    Files.writeString(folder.resolve("MANIFEST.json"), "{\"format\": 1,\n \"name\": \"x");
    Files.writeString(folder.resolve("$(reboot)"), "data");
    Recording recording = Recording.open(folder);
    assertThat(recording.name()).isEqualTo("half");
    assertThat(recording.files()).containsExactly("$(reboot)");
    assertThat(recording.problems()).hasSize(1);
    assertThat(recording.problems().getFirst().toString()).startsWith("MANIFEST.json:2: ");
  }

  @Test
  void oddManifestValuesAreReadAsFarAsTheyGo() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("odd"));
    Files.writeString(
        folder.resolve("MANIFEST.json"),
        """
        {"name": 7, "captured": "yesterday", "notes": "one", "complete": {"a.txt": false},
         "commands": {"a.txt": "cat a", "b.txt": {"command": "cat b", "exit": 2, "seconds": 0.5,
         "stderr": "no"}, "c.txt": null}}
        """);
    Files.writeString(folder.resolve("a.txt"), "");
    Manifest manifest = Recording.open(folder).manifest();
    assertThat(manifest.name()).isEqualTo("odd");
    assertThat(manifest.captured()).isEmpty();
    assertThat(manifest.notes()).containsExactly("one");
    assertThat(manifest.incomplete()).containsExactly("a.txt");
    assertThat(manifest.commands().get("b.txt").exit()).hasValue(2);
    assertThat(Recording.open(folder).problems()).hasSize(1);
  }

  @Test
  void aZipWhoseContentSitsInOneFolderIsOpenedAsThatFolder() throws Exception {
    Path zip = zip("case/MANIFEST.json", "{\"name\":\"n\"}", "case/run-systemd-network/x", "1");
    assertThat(Recording.open(zip).files()).containsExactly("run-systemd-network/x");
    Path alone = zip("run-systemd-network/70-a.network.d/eni.conf", "[Match]\n");
    assertThat(Recording.open(alone).files())
        .containsExactly("run-systemd-network/70-a.network.d/eni.conf");
  }

  @Test
  void hostileNamesAreLeftOutAndNamed() throws Exception {
    Path zip =
        zip(
            "ok.txt",
            "1",
            "../../evil",
            "2",
            "/abs",
            "3",
            "C:\\x",
            "4",
            "a\\..\\b",
            "5",
            "$(x)",
            "6");
    Recording recording = Recording.open(zip);
    assertThat(recording.files()).containsExactly("$(x)", "ok.txt");
    assertThat(recording.problems()).hasSize(4);
    assertThat(recording.problems())
        .extracting(Problem::text)
        .allMatch(t -> t.startsWith("left out"));
    assertThat(dir.getParent().resolve("evil")).doesNotExist();
  }

  @Test
  void ofTwoEntriesWithOneNameTheFirstIsKept() throws Exception {
    Path zip = zip("same1.txt", "first", "same2.txt", "second");
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(
        zip,
        new String(bytes, StandardCharsets.ISO_8859_1)
            .replace("same2", "same1")
            .getBytes(StandardCharsets.ISO_8859_1));
    Recording recording = Recording.open(zip);
    assertThat(recording.files()).containsExactly("same1.txt");
    assertThat(recording.problems().getFirst().text()).contains("twice");
  }

  @Test
  void aLinkInAZipIsLeftOut() throws Exception {
    Path zip = zip("link", "/etc/passwd", "ok.txt", "1");
    byte[] bytes = Files.readAllBytes(zip);
    int entry = indexOf(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[entry + 5] = 3; // made by Unix
    bytes[entry + 41] = (byte) 0xa1; // S_IFLNK
    bytes[entry + 40] = (byte) 0xff;
    Files.write(zip, bytes);
    Recording recording = Recording.open(zip);
    assertThat(recording.files()).containsExactly("ok.txt");
    assertThat(recording.problems().getFirst().text()).contains("link");
  }

  @Test
  void aLinkInAFolderIsLeftOut() throws Exception {
    Path folder = Files.createDirectory(dir.resolve("links"));
    Files.writeString(folder.resolve("ok.txt"), "1");
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("ok.txt"));
    assertThat(Recording.open(folder).files()).containsExactly("ok.txt");
  }

  @Test
  void ofABombOnlyTheHeadIsKept() throws Exception {
    Path zip = zip("bomb.txt", "0".repeat(3_000_000), "ok.txt", "1");
    RecordingLimits limits = new RecordingLimits(100, 2_000_000, 10_000_000, 10, 1000);
    Recording recording = RecordingFiles.open(zip, limits);
    assertThat(recording.bytes("bomb.txt").orElseThrow().length).isLessThan(40_000);
    assertThat(recording.text("ok.txt")).contains("1");
    assertThat(recording.problems().getFirst().toString()).startsWith("bomb.txt: is larger");
  }

  @Test
  void fileTotalAndCountLimitsAreSaid() throws Exception {
    Path zip = zip("a", "x".repeat(50), "b", "y".repeat(90), "c", "z");
    Recording cut = RecordingFiles.open(zip, new RecordingLimits(10, 60, 100, 1000, 1000));
    assertThat(cut.bytes("a").orElseThrow()).hasSize(50);
    assertThat(cut.bytes("b").orElseThrow()).hasSize(50);
    assertThat(cut.has("c")).isFalse();
    assertThat(cut.problems()).hasSize(2);
    Recording few = RecordingFiles.open(zip, new RecordingLimits(2, 60, 1000, 1000, 1000));
    assertThat(few.files()).containsExactly("a", "b");
    Path folder = Files.createDirectory(dir.resolve("many"));
    for (String name : List.of("a", "b", "c")) {
      Files.writeString(folder.resolve(name), name);
    }
    assertThatThrownBy(
            () -> RecordingFiles.open(folder, new RecordingLimits(2, 60, 1000, 1000, 1000)))
        .hasMessageContaining("more than 2 files");
  }

  @Test
  void whatIsNoRecordingIsRefusedInOneSentence() throws Exception {
    Path text = Files.writeString(dir.resolve("notes.txt"), "hello");
    assertThatThrownBy(() -> Recording.open(text))
        .hasMessageContaining("neither a recording's folder");
    assertThatThrownBy(() -> Recording.open(dir.resolve("nowhere")))
        .hasMessageContaining("no recording at");
    assertThatThrownBy(() -> Recording.open(dir.resolve("nowhere")))
        .isInstanceOf(RecordingException.class);
    Path empty = Files.createDirectory(dir.resolve("empty"));
    assertThatThrownBy(() -> Recording.open(empty)).hasMessageContaining("holds no file");
  }

  @Test
  void aCutOrScribbledZipIsARecordingException() throws Exception {
    Path whole = dir.resolve("w.plumb");
    Recordings.open("healthy-1-eni").save(whole);
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      byte[] bad = i % 2 == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
      for (int k = 0; k < 40 && bad.length > 0 && i % 2 == 1; k++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path path = Files.write(dir.resolve("bad.plumb"), bad);
      try {
        assertThat(Snapshot.of(Recording.open(path)).recording().files()).isNotEmpty();
      } catch (RecordingException e) {
        assertThat(e.getMessage()).contains("bad.plumb");
      }
    }
  }

  private Path zip(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return Files.write(Files.createTempFile(dir, "t", ".plumb"), bytes.toByteArray());
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void ofALogOfTenGigabytesTheEndIsKeptAndThatIsSaid() throws Exception {
    String name = "var-log-amazon-ssm-amazon-ssm-agent.log";
    Path folder = Files.createDirectory(dir.resolve("case"));
    Files.writeString(folder.resolve("ip-rule.txt"), "0: from all lookup local\n");
    SparseFile.write(folder.resolve(name), 10L << 30, "\nlast but one\nlast\n");
    Recording recording = Recording.open(folder);
    assertThat(recording.text(name)).contains("last but one\nlast\n");
    assertThat(recording.has("ip-rule.txt")).isTrue();
    assertThat(recording.problems())
        .singleElement()
        .hasToString(
            name
                + ": has 10240 MiB, more than is read of one file; only its last 32 MiB were kept,"
                + " and lines are counted from there");
  }
}
