package dev.plumbline.app.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.shell.Bookmark;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.model.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {
  @TempDir Path folder;

  private static OpenCase open(Recording recording) {
    return new OpenCase(new CaseSource.Memory("case"), "case", false, CaseEvidence.of(recording));
  }

  @Test
  void answersNotesAndBookmarksComeBackWithTheRecording() throws Exception {
    OpenCase before = open(Cases.healthy().recording());
    before.answers().put("policy-routes/which", "ens6");
    before.notes().put("case", "seen twice, \"quoted\"\nsecond line");
    before.bookmarks().add(new Bookmark("02:53:21", "ec2net", "Starting <b>", "why"));
    Path file = folder.resolve("case.plumb");
    CaseFile.write(before).save(file);
    OpenCase after = open(Recording.open(file));
    assertThat(CaseFile.restore(after)).isTrue();
    assertThat(after.answers()).isEqualTo(before.answers());
    assertThat(after.notes()).isEqualTo(before.notes());
    assertThat(after.bookmarks()).isEqualTo(before.bookmarks());
  }

  @Test
  void aDamagedCaseFileLeavesTheEvidenceUsable() {
    byte[] half = "{\"answers\": {\"a".getBytes(StandardCharsets.UTF_8);
    OpenCase open = open(Cases.healthy().recording().with(CaseFile.NAME, half));
    assertThat(CaseFile.restore(open)).isFalse();
    assertThat(open.evidence().get().snapshot().links().complete()).isTrue();
  }

  @Test
  void aRecordingNobodyWorkedOnRestoresToNothing() {
    OpenCase open = open(Cases.healthy().recording());
    assertThat(CaseFile.restore(open)).isTrue();
    assertThat(open.answers()).isEmpty();
    assertThat(open.bookmarks()).isEmpty();
  }
}
