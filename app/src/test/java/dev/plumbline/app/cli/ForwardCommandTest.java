package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ssm.SessionEnd;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Ports through the practice lab's account. */
@Timeout(120)
class ForwardCommandTest {
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:(\\d+) leads to .*");

  @TempDir private Path home = Path.of("");

  @Test
  void aLocalPortLeadsToThatOfTheInstanceUntilItIsEnded() throws Exception {
    Scenario practice = PracticeLab.find("secondary-rules-missing").orElseThrow();
    CompletableFuture<Optional<SessionEnd>> end = new CompletableFuture<>();
    try (LabServer ssh = LabServer.start(practice, 0);
        PracticeAws account =
            PracticeAws.start(practice, practice.recording(), PracticeAws.Setting.of(0, ssh));
        PipedWriter said = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(said))) {
      ForwardCommand forward = new ForwardCommand();
      CommandLine line = new CommandLine(forward).setOut(new PrintWriter(said));
      line.parseArgs("--to", "22");
      FutureTask<Integer> run = new FutureTask<>(() -> forward.forward(source(account), end));
      Thread.ofVirtual().start(run);
      Matcher port = PORT.matcher(lines.readLine());
      assertThat(port.matches()).isTrue();
      try (Socket client =
              new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
          BufferedReader banner =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
        assertThat(banner.readLine()).startsWith("SSH-2.0-");
      }
      end.complete(Optional.empty());
      assertThat(run.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void whatIsNoPortOrNoInstanceOfAnAccountIsWrongUsage() {
    assertThat(refused("--ssh", "10.0.0.1", "--to", "80")).contains("name the instance by --ssm");
    assertThat(refused("--ssm", "i-0123456789abcdef0", "--to", "a b:80"))
        .contains("a b:80 is no port: write PORT or HOST:PORT");
  }

  private static String refused(String... options) {
    StringWriter said = new StringWriter();
    CommandLine line = new CommandLine(new ForwardCommand()).setErr(new PrintWriter(said));
    assertThat(line.execute(options)).isEqualTo(2);
    return said.toString();
  }

  private SsmSource source(PracticeAws account) {
    return new SsmSource(
        ConnectionProfile.of(account.instanceId(), account.instanceId()),
        Optional.of(account.region()),
        Optional.empty(),
        Optional.empty(),
        false,
        new AwsEnvironment(account.variables(), home),
        new PrintWriter(new StringWriter()));
  }
}
