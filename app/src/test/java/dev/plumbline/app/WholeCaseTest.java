package dev.plumbline.app;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.logs.LogLine;
import dev.plumbline.report.GuidePath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/** The whole case in the window: a practice instance over real SSH, to the saved recording. */
@ExtendWith(ApplicationExtension.class)
class WholeCaseTest {
  private static final String CASE = "secondary-rules-missing";

  @TempDir Path folder;

  private TestWindow window;

  @Start
  void start(Stage stage) {
    Path config = Path.of("target", "no-config");
    window = new TestWindow(stage, LocalEnvironment.system().withFolder(config));
  }

  @Stop
  void stop() {
    window.main().close();
  }

  private void goTo(FxRobot robot, KeyCode digit, ScreenId screen) {
    robot.push(KeyCode.CONTROL, digit);
    until(screen.title(), () -> window.main().screen().orElseThrow().id() == screen);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @BeforeEach
  void openThePracticeInstance(FxRobot robot) {
    robot.interact(() -> window.composition().opener().open(new CaseSource.Practice(CASE)));
    until("the practice instance", () -> window.main().model().openCase().get().isPresent());
    until("the findings on the screen", () -> window.scene().lookup(".finding-list") != null);
  }

  @Test
  void aPracticeInstanceIsCapturedOverSshAndItsFaultIsTheVerdict(FxRobot robot) {
    OpenCase open = window.open();
    assertThat(open.shell().get()).isPresent();
    assertThat(open.evidence().get().recording().files()).contains("ip-rule.txt", "imds.txt");
    assertThat(robot.lookup("#verdict").tryQuery()).isPresent();
    assertThat(robot.lookup("ens7 answers through the wrong interface").tryQuery()).isPresent();
  }

  @Test
  void arrowKeysWalkTheFindingsAndCCopiesOne(FxRobot robot) {
    robot.interact(() -> window.scene().lookup(".finding-list").requestFocus());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.C);
    assertThat(window.copied()).hasSize(1);
    assertThat(window.copied().getFirst()).contains("10.0.50.29");
  }

  @Test
  void thePaletteFindsAnAddressAndEscapeClosesIt(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("10.0.50.28");
    until("rows", () -> robot.lookup(".palette-row").tryQuery().isPresent());
    assertThat(robot.lookup(".palette-row").queryAll()).isNotEmpty();
    robot.push(KeyCode.ESCAPE);
    until("the palette to close", () -> !window.main().busy());
  }

  @Test
  void evidenceOpensTheRawFileAndEscapeReturns(FxRobot robot) {
    robot.interact(() -> window.scene().lookup(".finding-list").requestFocus());
    robot.push(KeyCode.E);
    until("the raw viewer", () -> window.main().busy());
    assertThat(robot.lookup(".raw-lines").tryQuery()).isPresent();
    robot.push(KeyCode.ESCAPE);
    until("the raw viewer to close", () -> !window.main().busy());
  }

  @Test
  void capturingAgainKeepsTheCaseAndReplacesTheEvidence(FxRobot robot) {
    OpenCase before = window.open();
    Object evidence = before.evidence().get();
    robot.push(KeyCode.CONTROL, KeyCode.R);
    until("the second capture", () -> before.evidence().get() != evidence && window.idle());
    assertThat(window.open()).isSameAs(before);
    assertThat(before.shell().get()).isPresent();
  }

  @Test
  void aMissingRuleOfThePictureIsSelectedAndTheInspectorExplainsIt(FxRobot robot) {
    goTo(robot, KeyCode.DIGIT2, ScreenId.ROUTING);
    until("the picture", () -> window.open().shared(RoutingPicture.class).get().isPresent());
    assertThat(missing()).isEqualTo(2);
    robot.push(KeyCode.B);
    until("both families", () -> missing() == 3);
    robot.push(KeyCode.DIGIT4);
    until("IPv4 alone", () -> missing() == 2);

    robot.push(KeyCode.TAB);
    robot.push(KeyCode.CONTROL, KeyCode.I);

    until("the rule", () -> window.says(".inspector-pane .label", "from 10.0.50.28"));
    assertThat(onFx(() -> window.says(".inspector-pane .label", "networkctl reconfigure ens7")))
        .isTrue();
    robot.push(KeyCode.C);
    assertThat(window.copied()).containsExactly("sudo networkctl reconfigure ens7");
  }

  @Test
  void aMissingRuleOfThePictureIsTraced(FxRobot robot) {
    goTo(robot, KeyCode.DIGIT2, ScreenId.ROUTING);
    until("the picture", () -> window.open().shared(RoutingPicture.class).get().isPresent());
    robot.push(KeyCode.TAB);
    robot.push(KeyCode.T);
    until("the answer", () -> window.says("#answer .label", "with an address of ens7"));
    assertThat(window.main().screen().orElseThrow().id()).isEqualTo(ScreenId.TRACE);
    robot.push(KeyCode.ALT, KeyCode.LEFT);
    until("Routing", () -> window.main().screen().orElseThrow().id() == ScreenId.ROUTING);
  }

  @Test
  void anAddressPastedIntoThePaletteIsTraced(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("10.0.50.28");
    until(
        "the offer",
        () ->
            robot.lookup(".palette-row").queryAll().stream()
                .anyMatch(row -> row.getAccessibleText().startsWith("Trace 10.0.50.28")));
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    until("the answer", () -> window.says("#answer .label", "with an address of ens7"));
    assertThat(window.main().screen().orElseThrow().id()).isEqualTo(ScreenId.TRACE);
  }

  @Test
  void theFindingOfTheOverviewIsTraced(FxRobot robot) {
    robot.interact(() -> window.scene().lookup(".finding-list").requestFocus());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.T);
    until("the answer", () -> window.scene().lookup("#answer") != null);
    assertThat(window.main().screen().orElseThrow().id()).isEqualTo(ScreenId.TRACE);
  }

  private int missing() {
    return window.open().shared(RoutingPicture.class).get().orElseThrow().missing();
  }

  @Test
  void theJournalIsFollowedWhileItIsWritten(FxRobot robot) throws Exception {
    goTo(robot, KeyCode.DIGIT4, ScreenId.LOGS);
    Instant middle = middleOfTheJournal();
    until("history", () -> times().stream().anyMatch(t -> !t.isAfter(middle)));
    until("lines written since", () -> times().stream().anyMatch(t -> t.isAfter(middle)));
    assertThat(chip()).isEqualTo("Following");
    robot.push(KeyCode.F);
    until("the pause", () -> chip().startsWith("Paused"));
    robot.push(KeyCode.END);
    until("the newest line again", () -> chip().equals("Following"));
  }

  private String chip() {
    return onFx(() -> window.scene().lookup("#follow-chip").getAccessibleText());
  }

  @SuppressWarnings("unchecked") // the id names this list
  private List<Instant> times() {
    return Optional.ofNullable((ListView<LogLine>) window.scene().lookup("#log-list")).stream()
        .flatMap(list -> list.getItems().stream())
        .flatMap(line -> line.time().stream())
        .toList();
  }

  /** Time of the last entry that the practice instance has from the start. */
  private static Instant middleOfTheJournal() throws Exception {
    List<String> lines =
        PracticeLab.find(CASE)
            .orElseThrow()
            .recording()
            .text("journal.jsonl")
            .orElseThrow()
            .lines()
            .toList();
    Matcher time =
        Pattern.compile("\"__REALTIME_TIMESTAMP\":\"(\\d+)\"").matcher(lines.get(lines.size() / 2));
    assertThat(time.find()).isTrue();
    return Instant.EPOCH.plusNanos(Long.parseLong(time.group(1)) * 1000);
  }

  @Test
  void theGuideIsAnsweredToItsConclusionAndGoesIntoTheReport(FxRobot robot) {
    goTo(robot, KeyCode.DIGIT5, ScreenId.GUIDE);
    confirm(robot, 6);
    assertThat(onFx(() -> window.texts(".t-verdict")))
        .contains("Another program deleted the policy rules of ens7");
    window.fire("Add to report");
    GuidePath path = window.open().shared(GuidePath.class).get().orElseThrow();
    assertThat(path.answers()).hasSize(6);
  }

  private void confirm(FxRobot robot, int questions) {
    for (int i = 1; i <= questions; i++) {
      int answered = i;
      robot.push(KeyCode.ENTER);
      until("answer " + i, () -> walk().confirmed().size() == answered);
    }
  }

  private PlaybookSession walk() {
    return window.open().shared(PlaybookSession.class).get().orElseThrow();
  }

  @Test
  void theReportIsExportedAsPdf(FxRobot robot) throws Exception {
    Path pdf = folder.resolve("case.pdf");
    goTo(robot, KeyCode.DIGIT6, ScreenId.REPORT);
    until("the preview", window::idle);
    window.nextFile(pdf);
    window.fire("Export PDF");
    until("the PDF", () -> Files.exists(pdf) && window.idle());
    assertThat(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void aSavedCaseOpensAgainWithItsGuideAnswersAndNotes(FxRobot robot) {
    goTo(robot, KeyCode.DIGIT5, ScreenId.GUIDE);
    confirm(robot, 5);
    robot.push(KeyCode.DIGIT2);
    until("an answer of the person", () -> window.open().answers().size() == 1);
    Map<String, String> answers = Map.copyOf(window.open().answers());
    robot.interact(() -> window.open().notes().put("case", "customer restarted it twice"));

    Path file = folder.resolve("case.plumb");
    window.nextFile(file);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until("the file", () -> Files.exists(file) && window.idle());
    robot.interact(() -> window.composition().opener().openFile(file));
    until("the recording", () -> window.open().source() instanceof CaseSource.File);

    assertThat(window.open().shell().get()).isEmpty();
    assertThat(window.open().answers()).isEqualTo(answers);
    assertThat(window.open().notes()).containsEntry("case", "customer restarted it twice");
    until(
        "the verdict",
        () -> robot.lookup("ens7 answers through the wrong interface").tryQuery().isPresent());
    goTo(robot, KeyCode.DIGIT5, ScreenId.GUIDE);
    confirm(robot, 5);
    assertThat(onFx(() -> window.texts(".chip"))).contains("against the evidence");
  }
}
