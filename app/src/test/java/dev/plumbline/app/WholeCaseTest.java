package dev.plumbline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.settings.Settings.ThemeChoice;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole case in the window: a practice instance over real SSH, to the saved recording. */
@ExtendWith(ApplicationExtension.class)
class WholeCaseTest {
  private static final String CASE = "secondary-rules-missing";

  @TempDir Path folder;

  private final List<String> copied = new ArrayList<>();
  private Composition window;
  private ScriptedFiles files;
  private Scene scene;

  @Start
  void start(Stage stage) {
    Fonts.load();
    Settings settings = new Settings();
    settings.reduceMotion().set(true);
    settings.theme().set(ThemeChoice.LIGHT);
    LocalEnvironment local = LocalEnvironment.system().withFolder(Path.of("target", "no-config"));
    window =
        new Composition(
            settings,
            local,
            copied::add,
            overlay -> {
              files = new ScriptedFiles(overlay);
              return files;
            });
    scene = window.scene(980, 700);
    Theme.LIGHT.apply(scene, false);
    stage.setScene(scene);
    stage.show();
  }

  private static void until(String what, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          60,
          TimeUnit.SECONDS,
          () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition::getAsBoolean));
      WaitForAsyncUtils.waitForFxEvents();
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("waited in vain for " + what, e);
    }
  }

  private boolean idle() {
    return window.workbench().tasks().running().isEmpty();
  }

  private OpenCase open() {
    return window.window().model().openCase().get().orElseThrow();
  }

  private ScreenId shown() {
    return window.window().screen().orElseThrow().id();
  }

  @BeforeEach
  void openThePracticeInstance(FxRobot robot) {
    robot.interact(() -> window.opener().open(new CaseSource.Practice(CASE)));
    until("the practice instance", () -> window.window().model().openCase().get().isPresent());
    until("the findings on the screen", () -> scene.lookup(".finding-list") != null);
  }

  @Test
  void aPracticeInstanceIsCapturedOverSshAndItsFaultIsTheVerdict(FxRobot robot) {
    assertThat(open().shell().get()).isPresent();
    assertThat(open().evidence().get().recording().files()).contains("ip-rule.txt", "imds.txt");
    assertThat(robot.lookup("#verdict").tryQuery()).isPresent();
    assertThat(robot.lookup("ens7 answers through the wrong interface").tryQuery()).isPresent();
  }

  @Test
  void arrowKeysWalkTheFindingsAndCCopiesOne(FxRobot robot) {
    robot.interact(() -> scene.lookup(".finding-list").requestFocus());
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.C);
    assertThat(copied).hasSize(1);
    assertThat(copied.getFirst()).contains("10.0.50.29");
  }

  @Test
  void thePaletteFindsAnAddressAndEscapeClosesIt(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.K);
    robot.write("10.0.50.28");
    until("rows", () -> robot.lookup(".palette-row").tryQuery().isPresent());
    assertThat(robot.lookup(".palette-row").queryAll()).isNotEmpty();
    robot.push(KeyCode.ESCAPE);
    until("the palette to close", () -> !window.window().busy());
  }

  @Test
  void evidenceOpensTheRawFileAndEscapeReturns(FxRobot robot) {
    robot.interact(() -> scene.lookup(".finding-list").requestFocus());
    robot.push(KeyCode.E);
    until("the raw viewer", () -> window.window().busy());
    assertThat(robot.lookup(".raw-lines").tryQuery()).isPresent();
    robot.push(KeyCode.ESCAPE);
    until("the raw viewer to close", () -> !window.window().busy());
  }

  @Test
  void capturingAgainKeepsTheCaseAndReplacesTheEvidence(FxRobot robot) {
    OpenCase before = open();
    Object evidence = before.evidence().get();
    robot.push(KeyCode.CONTROL, KeyCode.R);
    until("the second capture", () -> before.evidence().get() != evidence && idle());
    assertThat(open()).isSameAs(before);
    assertThat(before.shell().get()).isPresent();
  }

  @Test
  void theReportIsExportedAsPdf(FxRobot robot) throws Exception {
    Path pdf = folder.resolve("case.pdf");
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT5);
    assertThat(shown()).isEqualTo(ScreenId.REPORT);
    until("the preview", this::idle);
    files.nextFile(pdf);
    robot.interact(() -> button(robot, "Export PDF").fire());
    until("the PDF", () -> Files.exists(pdf) && idle());
    assertThat(Files.readAllBytes(pdf))
        .startsWith("%PDF-".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  @Test
  void aSavedCaseOpensAgainWithItsNotes(FxRobot robot) {
    Path file = folder.resolve("case.plumb");
    robot.interact(() -> open().notes().put("case", "customer restarted it twice"));
    files.nextFile(file);
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until("the file", () -> Files.exists(file) && idle());
    robot.interact(() -> window.opener().openFile(file));
    until("the recording", () -> open().source() instanceof CaseSource.File);
    assertThat(open().notes()).containsEntry("case", "customer restarted it twice");
    assertThat(open().shell().get()).isEmpty();
    assertThat(robot.lookup("ens7 answers through the wrong interface").tryQuery()).isPresent();
  }

  private static javafx.scene.control.Button button(FxRobot robot, String text) {
    return robot
        .lookup((Node n) -> n instanceof javafx.scene.control.Button b && text.equals(b.getText()))
        .queryButton();
  }
}
