package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class LogsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(Writer to, String... args) {
    return PlumblineCommand.commandLine()
        .setOut(new PrintWriter(to))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  @Test
  void filesAreMergedByTimeAndFilteredByAnExpression() throws Exception {
    Path a =
        Files.writeString(
            folder.resolve("a.log"), "2026-11-21T03:00:01Z one\n2026-11-21T03:00:03Z other\n");
    Path b = Files.writeString(folder.resolve("b.log"), "2026-11-21T03:00:02Z two\n");
    assertThat(run(out, "logs", a.toString(), b.toString(), "--grep", "one|two")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString()).containsSubsequence("one", "two").doesNotContain("other");
  }

  @Test
  void ofALogOfTenGigabytesTheEndIsShownAndThatIsSaid() throws Exception {
    Path log =
        SparseFile.write(
            folder.resolve("huge.log"),
            10L << 30,
            "\n2026-11-21T03:00:01Z one\n2026-11-21T03:00:02Z two\n");
    assertThat(run(out, "logs", log.toString(), "--grep", "two")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
    assertThat(out.toString())
        .containsSubsequence("huge.log has 10240 MiB: only its last 1024 MiB were read.", "two");
  }

  @Test
  void aLineOfAMegabyteIsShownByItsBeginning() throws Exception {
    Path log =
        Files.writeString(
            folder.resolve("wide.log"),
            "2026-11-21T03:00:01Z " + "x".repeat(1 << 20) + "\n2026-11-21T03:00:02Z after\n");
    assertThat(run(out, "logs", log.toString())).isZero();
    assertThat(out.toString().lines()).hasSize(2).last().asString().endsWith("after");
    assertThat(out.toString()).contains("xxx…").hasSizeLessThan(100_000);
  }

  @Test
  void aFileThatIsNotThereOrIsAFolderEndsWithThree() {
    assertThat(run(out, "logs", folder.resolve("none.log").toString())).isEqualTo(3);
    assertThat(err.toString()).contains("There is no file").contains("none.log");
    assertThat(run(out, "logs", folder.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("Cannot read").doesNotContain("Exception");
  }

  @Test
  void whatCannotBeDoneTogetherIsWrongUsage() {
    assertThat(run(out, "logs")).isEqualTo(2);
    assertThat(run(out, "logs", "--follow", "a.log")).isEqualTo(2);
    assertThat(run(out, "logs", "--lab", "leaked-lock", "a.log")).isEqualTo(2);
    assertThat(run(out, "logs", "a.log", "--grep", "(")).isEqualTo(2);
    assertThat(err.toString()).contains("Not a regular expression");
  }

  @Test
  void aPracticeInstanceIsFollowedUntilNobodyReadsAnyMore() {
    Writer fewLines = new FewLines(out, 4);
    assertThat(
            run(
                fewLines,
                "logs",
                "--lab",
                "leaked-lock",
                "--follow",
                "--signatures",
                "--grep",
                "lock"))
        .isZero();
    assertThat(out.toString())
        .contains("Unable to lock ens6", "fix:")
        .doesNotContain("Reconfiguring");
    assertThat(out.toString()).as("a practice journal has no holes").doesNotContain("GAP");
    assertThat(err.toString()).contains("Following").doesNotContain("lost");
  }

  /** Like {@code head}: takes some lines, then the pipe is broken. */
  private static final class FewLines extends Writer {
    private final Writer to;
    private int left;

    FewLines(Writer to, int lines) {
      this.to = to;
      this.left = lines;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
      String part = new String(text, from, length);
      if (left <= 0) {
        throw new IOException("Broken pipe");
      }
      left -= (int) part.chars().filter(c -> c == '\n').count();
      to.write(part);
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
