package dev.plumbline.app;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.live.PracticeInstance;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.logs.LogLine;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/**
 * Cases full of secrets, each marked with the word "canary", in the window: none of them is in any
 * text of any screen, in a tooltip, in what is read aloud, copied, saved, printed or logged.
 */
@ExtendWith(ApplicationExtension.class)
class SecretScreensTest {
  private static final String CANARY = "canary";
  private static final List<String> LOG_LINES =
      List.of(
          "AWS_SECRET_ACCESS_KEY=canaryEnvironment",
          "HTTPS_PROXY=http://user:canaryProxy@proxy.example:3128",
          "> Authorization: Bearer canaryBearer",
          "> X-aws-ec2-metadata-token: canaryToken");

  @TempDir Path folder;

  private final List<String> logged = new CopyOnWriteArrayList<>();
  private final Handler logs = new Remembering();
  private TestWindow window;

  @Start
  void start(Stage stage) {
    window =
        new TestWindow(stage, LocalEnvironment.system().withFolder(Path.of("target", "no-config")));
  }

  @Stop
  void stop() {
    window.main().close();
  }

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(logs);
  }

  @AfterEach
  void nothingOfItIsLogged() {
    Logger.getLogger("").removeHandler(logs);
    assertThat(logged).allSatisfy(line -> assertThat(line).doesNotContain(CANARY));
  }

  @Test
  void aFolderMadeByHandShowsNoneOfItsSecretsOnAnyScreen(FxRobot robot) throws Exception {
    Path made = byHand();
    robot.interact(() -> window.composition().opener().openFile(made));
    until("the case", () -> window.main().model().openCase().get().isPresent());
    until("the findings", () -> window.scene().lookup(".finding-list") != null);

    visit(robot);
    rawFiles(robot);
    assertThat(window.copied()).isNotEmpty();
    assertThat(window.copied()).allSatisfy(t -> assertThat(t).doesNotContain(CANARY));
    assertThat(window.copied()).anyMatch(text -> text.contains("***"));

    Path saved = folder.resolve("saved");
    robot.interact(() -> window.nextFile(saved));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until("the saved case", () -> Files.exists(saved) && window.idle());
    clean(saved);
  }

  @Test
  void aLiveInstanceShowsNoneOfItsSecretsNotEvenInTheLinesItWritesNow(FxRobot robot)
      throws Exception {
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    String journal = scenario.recording().text("journal.jsonl").orElseThrow();
    String planted =
        journal.replace("\"MESSAGE\":\"", "\"MESSAGE\":\"AWS_SECRET_ACCESS_KEY=canaryTail ");
    assertThat(planted).isNotEqualTo(journal);
    try (PracticeInstance instance =
        PracticeInstance.of(
            LabServer.start(
                scenario,
                scenario.recording().with("journal.jsonl", planted.getBytes(UTF_8)),
                0))) {
      OpenCase open = live(robot, instance);
      goTo(robot, KeyCode.DIGIT4, ScreenId.LOGS);
      until("history", () -> lines().anyMatch(l -> l.contains("AWS_SECRET_ACCESS_KEY=***")));
      long history = onFx(() -> lines().count());
      until("a line written since", () -> lines().count() > history);
      nothing("live log");
      visit(robot);
      robot.interact(open::close);
    }
  }

  private OpenCase live(FxRobot robot, PracticeInstance instance) throws IOException {
    Shell shell = instance.connect(ConnectionProgress.none(), Cancellation.none());
    Recording captured =
        Capture.run(shell, Probes.wholeHost(), CaptureProgress.silent(), Cancellation.none());
    CaseEvidence evidence = CaseEvidence.of(captured);
    OpenCase open =
        onFx(() -> window.composition().opener().show(new CaseSource.Memory("canary"), evidence));
    robot.interact(
        () -> {
          open.connectBy(() -> instance.connect(ConnectionProgress.none(), Cancellation.none()));
          open.shell().set(Optional.of(shell));
          open.onClose(shell::close);
        });
    return open;
  }

  @Test
  void neitherTroubleNorItsDetailsNorTheLogQuoteASecret() {
    Trouble trouble =
        Errors.explain(
            new IllegalStateException(
                "said: AWS_SECRET_ACCESS_KEY=canaryInAFailure",
                new IOException("http://user:canaryCause@proxy:3128 refused")));

    assertThat(trouble.asText()).contains("***").doesNotContain(CANARY);
    assertThat(logged).anyMatch(line -> line.contains("unexpected failure"));
  }

  /** A recording that nobody masked: files of every kind, and the manifest. */
  private Path byHand() throws IOException {
    Path made = Files.createDirectory(folder.resolve("by-hand"));
    Recording lab = PracticeLab.find("imds-daemon-proxy").orElseThrow().recording();
    for (String file : lab.files()) {
      Path place = made.resolve(file);
      Files.createDirectories(place.getParent());
      Files.write(place, lab.bytes(file).orElseThrow());
    }
    String manifest = lab.manifest().raw();
    Files.writeString(
        made.resolve("MANIFEST.json"),
        manifest.replaceFirst(
            "\"commands\"\\s*:\\s*\\{",
            "\"notes\": [\"password=canaryNote\"], \"commands\": {\"kubeconfig.yaml\":"
                + " {\"command\": \"kubectl --token canaryCommand config view\","
                + " \"stderr\": \"AWS_SESSION_TOKEN=canaryStderr\"},"));
    plant(
        made,
        "env-proxy.txt",
        lab.text("env-proxy.txt").orElseThrow().replace("http://", "http://user:canaryProxy@"));
    plant(
        made,
        "kubeconfig.yaml",
        "users:\n- user:\n    token: canaryToken\n    client-key-data: canaryKey==\n");
    plant(
        made,
        "docker-inspect.json",
        "[{\"Config\": {\"Env\": [\"DB_PASSWORD=canary one\", \"API_KEY=canaryTwo\"]}}]");
    plant(
        made,
        "ecs-task.json",
        "{\"Containers\": [{\"Environment\": [{\"Name\": \"DB_PASSWORD\", \"Value\":"
            + " \"canaryTask\"}], \"Password\": \"canaryTask\"}]}");
    plant(
        made,
        "envoy-config_dump.json",
        "{\"configs\": [{\"dynamic_active_secrets\": [{\"secret\": {\"tls_certificate\":"
            + " {\"private_key\": {\"inline_bytes\": \"canary\"}}}, \"generic_secret\":"
            + " {\"secret\": {\"inline_string\": \"canary\"}}}]}]}");
    plant(
        made,
        "aws-ec2-describe-instance-attribute.json",
        "{\"InstanceId\": \"i-0a1b2c3d4e5f60718\", \"UserData\": {\"Value\": \"canaryData==\"}}");
    plant(made, "user-data.txt", "#!/bin/sh\necho canary\n");
    plant(made, "imds-role.txt", "{\"SecretAccessKey\": \"canary\", \"Token\": \"canary\"}");
    plant(
        made,
        "journal-networkd.txt",
        String.join(
            "\n",
            LOG_LINES.stream()
                .map(l -> "2026-11-21T03:38:41+0000 ip-10-0-1-10 systemd-networkd[1]: ens5: " + l)
                .toList()));
    plant(
        made,
        "var-log-amazon-ssm-amazon-ssm-agent.log",
        String.join(
            "\n", LOG_LINES.stream().map(l -> "2026-11-21 03:34:53.0000 ERROR " + l).toList()));
    return made;
  }

  private static void plant(Path made, String file, String text) throws IOException {
    Files.writeString(made.resolve(file), text);
  }

  /** Every screen, with what opens on it, and the report. */
  private void visit(FxRobot robot) throws IOException {
    goTo(robot, KeyCode.DIGIT1, ScreenId.OVERVIEW);
    robot.interact(() -> window.scene().lookup(".finding-list").requestFocus());
    for (int finding = 0; finding < 4; finding++) {
      nothing("overview");
      copyAll();
      robot.push(KeyCode.DOWN);
    }
    goTo(robot, KeyCode.DIGIT2, ScreenId.ROUTING);
    until("the picture", () -> window.open().shared(RoutingPicture.class).get().isPresent());
    robot.push(KeyCode.TAB);
    nothing("routing");
    robot.push(KeyCode.CONTROL, KeyCode.I);
    nothing("inspector of routing");
    copyAll();
    goTo(robot, KeyCode.DIGIT3, ScreenId.TRACE);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until("the palette", () -> window.main().busy());
    nothing("palette");
    robot.push(KeyCode.ESCAPE);
    Target metadata = new Target.OfAddress(IpAddress.parse("169.254.169.254"));
    robot.interact(
        () -> window.composition().workbench().navigator().show(ScreenId.TRACE, metadata));
    until("the answer", () -> window.scene().lookup("#answer") != null);
    nothing("trace");
    copyAll();
    goTo(robot, KeyCode.DIGIT4, ScreenId.LOGS);
    until("log lines", () -> lines().anyMatch(l -> l.contains("***")));
    nothing("logs");
    copyAll();
    guide(robot);
    goTo(robot, KeyCode.DIGIT6, ScreenId.REPORT);
    until("the preview", window::idle);
    nothing("report");
    Path pdf = Files.createTempFile(folder, "case", ".pdf");
    Files.delete(pdf);
    robot.interact(() -> window.nextFile(pdf));
    window.fire("Export PDF");
    until("the PDF", () -> Files.exists(pdf) && window.idle());
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      assertThat(new PDFTextStripper().getText(document)).isNotBlank().doesNotContain(CANARY);
    }
  }

  /** Each question with the evidence behind it, to the conclusion. */
  private void guide(FxRobot robot) {
    goTo(robot, KeyCode.DIGIT5, ScreenId.GUIDE);
    for (var asked = question(); asked.isPresent(); asked = question()) {
      nothing("question");
      robot.push(KeyCode.E);
      until("the evidence", () -> window.scene().lookup("#guide-evidence") != null);
      nothing("evidence of a question");
      copyAll();
      robot.push(KeyCode.E);
      until("the question", () -> window.scene().lookup("#guide-evidence") == null);
      if (asked.get().chosen().isEmpty()) {
        robot.push(KeyCode.DIGIT1);
        until("an answer", () -> question().flatMap(AskedQuestion::chosen).isPresent());
      }
      String before = asked.get().question().id();
      robot.push(KeyCode.ENTER);
      until(
          "the next question",
          () -> question().filter(q -> q.question().id().equals(before)).isEmpty());
    }
    nothing("conclusion");
    copyAll();
    window.fire("Add to report");
  }

  private Optional<AskedQuestion> question() {
    return onFx(
        () -> window.open().shared(PlaybookSession.class).get().flatMap(PlaybookSession::question));
  }

  private void rawFiles(FxRobot robot) {
    for (String file : onFx(() -> window.open().evidence().get().recording().files())) {
      robot.interact(
          () -> window.composition().workbench().navigator().openRaw(new Evidence(file, 1, "")));
      until("the raw file", () -> window.scene().lookup(".raw-lines") != null);
      nothing(file);
      window.fire("Copy file");
      robot.push(KeyCode.ESCAPE);
      until("the end of the raw viewer", () -> !window.main().busy());
    }
  }

  private void goTo(FxRobot robot, KeyCode digit, ScreenId screen) {
    robot.push(KeyCode.CONTROL, digit);
    until(screen.title(), () -> window.main().screen().orElseThrow().id() == screen);
  }

  private static void nothing(String where) {
    List<String> texts = onFx(ShownTexts::all);
    assertThat(texts).as(where).hasSizeGreaterThan(20);
    assertThat(texts).as(where).noneMatch(text -> text.contains(CANARY));
  }

  /** Presses everything that copies. */
  private void copyAll() {
    onFx(
        () -> {
          window.scene().getRoot().lookupAll(".button").stream()
              .filter(ButtonBase.class::isInstance)
              .map(ButtonBase.class::cast)
              .filter(b -> copies(b.getText()) || copies(b.getAccessibleText()))
              .filter(b -> !b.isDisabled())
              .forEach(ButtonBase::fire);
          return true;
        });
  }

  private static boolean copies(String label) {
    return label != null && label.startsWith("Copy");
  }

  @SuppressWarnings("unchecked") // the id names this list
  private Stream<String> lines() {
    return Optional.ofNullable((ListView<LogLine>) window.scene().lookup("#log-list")).stream()
        .flatMap(list -> list.getItems().stream())
        .map(LogLine::toString);
  }

  private static void clean(Path saved) throws IOException {
    try (Stream<Path> files = Files.walk(saved)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file.endsWith("user-data.txt")).isFalse();
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(CANARY);
      }
    }
  }

  /** Keeps what is logged. */
  private final class Remembering extends Handler {
    @Override
    public void publish(LogRecord line) {
      logged.add(new SimpleFormatter().format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
