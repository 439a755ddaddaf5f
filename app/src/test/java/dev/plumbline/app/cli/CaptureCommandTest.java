package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class CaptureCommandTest {
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String... args) {
    return new CommandLine(new CaptureCommand())
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(new StringWriter()))
        .setExecutionExceptionHandler(
            (trouble, command, parsed) -> {
              command.getErr().println(trouble.getMessage());
              return ((SourceException) trouble).exitCode();
            })
        .execute(args);
  }

  @Test
  void aPracticeInstanceIsCapturedOverSshIntoAFile() throws Exception {
    Path out = folder.resolve("case.plumb");
    assertThat(run("--lab", "leaked-lock", "--out", out.toString())).isZero();
    Snapshot snapshot = Snapshot.of(Recording.open(out));
    assertThat(snapshot.recording().name()).isEqualTo("leaked-lock");
    assertThat(snapshot.netUtilsVersion()).hasValueSatisfying(v -> v.startsWith("2.7.1"));
    assertThat(err.toString()).contains("probes captured");
  }

  @Test
  void anUnknownHostKeyIsRefusedWhenNobodyCanBeAsked() throws Exception {
    try (LabServer lab = LabServer.start(PracticeLab.scenarios().getFirst(), 0)) {
      String host = LabServer.USER + "@127.0.0.1:" + lab.port();
      Path out = folder.resolve("x.plumb");
      assertThat(
              run("--ssh", host, "--identity", lab.keyFile().toString(), "--out", out.toString()))
          .isEqualTo(SourceException.NOT_CONNECTED);
      assertThat(err.toString())
          .contains(lab.hostKeyFingerprint())
          .contains("no terminal to ask on");
      assertThat(Files.exists(out)).isFalse();
    }
  }

  @Test
  void aClosedPortEndsWithFour() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThat(run("--ssh", "ec2-user@127.0.0.1:" + port, "--out", folder.resolve("x").toString()))
        .isEqualTo(SourceException.NOT_CONNECTED);
  }

  @Test
  void aFolderThatIsNoRecordingEndsWithThree() {
    assertThat(run("--recording", folder.resolve("none").toString(), "--out", folder + "/x.plumb"))
        .isEqualTo(SourceException.UNREADABLE);
  }

  @Test
  void aMissingOrUnknownSourceIsWrongUsage() {
    assertThat(run("--out", "x.plumb")).isEqualTo(2);
    assertThat(err.toString()).contains("Name a source");
    assertThat(run("--lab", "no-such-case", "--out", "x.plumb")).isEqualTo(2);
    assertThat(run("--ssh", "-oProxyCommand=x", "--out", "x.plumb")).isEqualTo(2);
  }
}
