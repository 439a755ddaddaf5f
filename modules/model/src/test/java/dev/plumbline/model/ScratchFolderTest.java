package dev.plumbline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
  @TempDir private Path parent;

  @Test
  void closingRemovesAllThatIsInIt() throws IOException {
    ScratchFolder folder = ScratchFolder.create(parent, "logs");
    Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "text");

    folder.close();
    folder.close();

    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void anotherOneOfTheSameProgramStays() throws IOException {
    try (ScratchFolder first = ScratchFolder.create(parent, "logs");
        ScratchFolder second = ScratchFolder.create(parent, "lab");
        ScratchFolder third = ScratchFolder.create(parent, "lab")) {
      assertThat(first.path()).exists();
      assertThat(second.path()).exists();
      assertThat(third.path()).exists();
    }
  }

  @Test
  void whatAnEndedProgramLeftGoesWithTheNext() throws IOException {
    Path left = Files.createDirectories(parent.resolve("plumbline-logs123/journal"));
    Files.writeString(left.resolve("0.spool"), "lines");
    Files.createFile(left.resolveSibling("in-use.lock"));

    try (ScratchFolder next = ScratchFolder.create(parent, "logs")) {
      assertThat(next.path()).exists();
      assertThat(left.getParent()).doesNotExist();
    }
  }

  @Test
  void foldersOfARunningProgramAndOfOthersStay() throws IOException {
    Path foreign = Files.createDirectory(parent.resolve("plumbline-shots"));
    Process other = program("wait");
    try (BufferedReader out = reader(other)) {
      Path its = Path.of(out.readLine());
      try (ScratchFolder mine = ScratchFolder.create(parent, "logs")) {
        assertThat(mine.path()).exists();
        assertThat(its).exists();
        assertThat(foreign).exists();
      }
      other.destroyForcibly().onExit().join();
      assertThat(its).as("left by the killed program").exists();
      try (ScratchFolder next = ScratchFolder.create(parent, "logs")) {
        assertThat(next.path()).exists();
        assertThat(its).doesNotExist();
      }
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void theEndOfTheProgramRemovesWhatNobodyClosed() throws IOException {
    Process other = program("exit");
    try (BufferedReader out = reader(other)) {
      Path its = Path.of(out.readLine());
      other.onExit().join();
      assertThat(its).doesNotExist();
    }
  }

  private Process program(String how) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName(),
            parent.toString(),
            how)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Makes a folder, names it, and waits for its input to end where told so. */
  static final class Program {
    private Program() {}

    public static void main(String[] args) throws IOException {
      ScratchFolder folder = ScratchFolder.create(Path.of(args[0]), "logs");
      Files.writeString(folder.path().resolve("file"), "text");
      System.out.println(folder.path());
      if (args[1].equals("wait")) {
        System.in.read();
      }
    }
  }
}
