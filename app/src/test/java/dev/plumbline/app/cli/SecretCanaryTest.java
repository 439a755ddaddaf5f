package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.live.PracticeInstance;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.Shell;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.logs.RecordedLogs;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance whose answers hold secrets of every kind, each marked with the word "canary": none of
 * them may be in a recording, in a log, in what is printed or in the report.
 */
@Timeout(180)
class SecretCanaryTest {
  private static final String CANARY = "canary";
  private static final String TOKEN = "AQAEAcanary0123456789abcdefghijklmnopqrstuvwxyz0123456789==";
  private static final String PROXY = "http_proxy=http://agent:canaryProxy@proxy.example:3128";
  private static final String LOG = "2026-11-21T03:38:41+0000 ip-10-0-1-10 ";

  @TempDir private Path folder = Path.of("");

  private static Recording planted(Scenario scenario) throws Exception {
    Recording planted = scenario.recording();
    planted = with(planted, "imds-headers.txt", "X-aws-ec2-metadata-token: " + TOKEN + "\n");
    planted = with(planted, "imds-get-noauth.txt", "> Authorization: Bearer canaryBearer\n");
    planted =
        with(
            planted,
            "imds-role.txt",
            "{ \"AccessKeyId\" : \"ASIAcanaryKEY1234567\", \"SecretAccessKey\" : \"canary/Secret\","
                + " \"Token\" : \"canarySession==\" }\n");
    planted =
        with(planted, "env-proxy.txt", "amazon-ssm-agent.service: Environment=" + PROXY + "\n");
    planted = with(planted, "imds-put-token-daemon-env.txt", "curl: (5) " + PROXY + "\n");
    planted =
        with(
            planted,
            "journal-networkd.txt",
            LOG + "systemd-networkd[1]: ens5: DB_PASSWORD=canaryEnvironment\n");
    planted =
        with(
            planted,
            "journal-kubelet.txt",
            LOG
                + "kubelet[7]: token: eyJhbGciOiJSUzI1Ni.eyJzdWIiOiJjYW5hcnki.canarySignature\n"
                + LOG
                + "kubelet[7]: AWS_SESSION_TOKEN=canaryVariable\n");
    return with(
        planted, "cloud-init.log", "aws_secret_access_key = canaryFile\n    token: canaryConfig\n");
  }

  private static Recording with(Recording recording, String file, String more) {
    String text = recording.text(file).orElse("") + more;
    return recording.with(file, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void noSecretOfTheInstanceIsKeptShownOrPrinted() throws Exception {
    Scenario scenario = PracticeLab.find("imds-one-user").orElseThrow();
    Recording captured;
    try (PracticeInstance instance =
            PracticeInstance.of(LabServer.start(scenario, planted(scenario), 0));
        Shell shell = instance.connect(ConnectionProgress.none(), Cancellation.none())) {
      captured =
          Capture.run(shell, Probes.wholeHost(), CaptureProgress.silent(), Cancellation.none());
    }
    assertThat(captured.files())
        .contains("imds-headers.txt", "imds-role.txt", "journal-kubelet.txt", "cloud-init.log")
        .allSatisfy(f -> assertThat(captured.text(f).orElse("")).as(f).doesNotContain(CANARY));

    Path saved = folder.resolve("case");
    captured.save(saved);
    try (Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(CANARY);
      }
    }
    Snapshot snapshot = Snapshot.of(captured);
    assertThat(RecordedLogs.of(snapshot).all()).hasSizeGreaterThan(3);
    assertThat(RecordedLogs.of(snapshot).all().toString()).doesNotContain(CANARY);
    assertThat(Diagnostician.diagnose(snapshot).findings()).isNotEmpty();

    Path report = folder.resolve("case.pdf");
    assertThat(run("report", "--recording", saved.toString(), "--out", report.toString()))
        .doesNotContain(CANARY);
    try (PDDocument document = Loader.loadPDF(report.toFile())) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("uid 1000-10000")
          .doesNotContain(CANARY);
    }
    assertThat(run("diagnose", "--json", "--recording", saved.toString()))
        .contains("imds-blocked-by-local-firewall")
        .doesNotContain(CANARY);
  }

  private static String run(String... arguments) {
    StringWriter said = new StringWriter();
    PlumblineCommand.commandLine()
        .setOut(new PrintWriter(said, true))
        .setErr(new PrintWriter(said, true))
        .execute(arguments);
    return said.toString();
  }
}
