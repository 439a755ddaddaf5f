package dev.plumbline.connect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedProgramsTest {
  @TempDir Path folder;

  @Test
  void onlyTheExactCommandIsAllowedAndItIsRemembered() throws Exception {
    AllowedPrograms programs = new AllowedPrograms(folder);
    assertThat(programs.contains("nc 10.0.1.25 22")).isFalse();
    programs.add("nc 10.0.1.25 22");
    AllowedPrograms later = new AllowedPrograms(folder);
    assertThat(later.contains("nc 10.0.1.25 22")).isTrue();
    assertThat(later.contains("nc 10.0.1.25 222")).isFalse();
    assertThat(later.contains("nc 10.0.1.25")).isFalse();
    assertThat(later.contains("NC 10.0.1.25 22")).isFalse();
  }

  @Test
  void deletingTheLineAsksAgainAndTheOthersStay() throws Exception {
    AllowedPrograms programs = new AllowedPrograms(folder);
    programs.add("first");
    programs.add("second");
    Path file = folder.resolve("allowed-programs.txt");
    Files.writeString(file, Files.readString(file).replace("first\n", ""));
    programs.add("third");
    assertThat(programs.contains("first")).isFalse();
    assertThat(programs.contains("second")).isTrue();
    assertThat(programs.contains("third")).isTrue();
  }

  @Test
  void aCommandOfSeveralLinesIsNeverRemembered() throws Exception {
    AllowedPrograms programs = new AllowedPrograms(folder);
    programs.add("true\nrm -rf x");
    assertThat(programs.contains("true\nrm -rf x")).isFalse();
    assertThat(programs.contains("rm -rf x")).isFalse();
    assertThat(folder.resolve("allowed-programs.txt")).doesNotExist();
  }
}
