package dev.plumbline.app;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.model.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A drill that is put aside goes on as a drill. */
@ExtendWith(ApplicationExtension.class)
class DrillCaseTest {
  private static final String FAULT = "ens7 answers through the wrong interface";

  @TempDir Path folder;

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

  @Test
  void aDrillThatIsSavedStaysWithheldWhenItOpensAgainUntilItEnds(FxRobot robot) {
    OpenCase drill =
        onFx(
            () -> {
              OpenCase open =
                  new OpenCase(
                      new CaseSource.Memory("test"),
                      "A practice instance",
                      false,
                      Cases.of("secondary-rules-missing"));
              open.drill("Clients time out");
              window.main().model().open(open);
              return open;
            });
    Path file = saved(robot, "drill.plumb");

    OpenCase again = opened(robot, file, drill);
    until("the complaint", () -> window.says("#drill .label", "Clients time out"));
    assertThat(onFx(again::title)).isEqualTo("A practice instance");
    assertThat(onFx(() -> again.evidence().get().diagnosis().findings())).isEmpty();
    robot.interact(
        () ->
            window
                .composition()
                .workbench()
                .navigator()
                .openRaw(new Evidence("ip-rule.txt", 1, "")));
    assertThat(onFx(ShownTexts::all)).noneMatch(text -> text.contains(FAULT));
    assertThat(onFx(() -> window.texts(".label"))).contains("Raw files of A practice instance");
    robot.push(KeyCode.ESCAPE);
    until("the end of the raw viewer", () -> !window.main().busy());

    window.fire("Show the verdict");
    until("the verdict", () -> window.says(".label", FAULT));
    opened(robot, saved(robot, "over.plumb"), again);
    until("the verdict at once", () -> window.says(".label", FAULT));
    assertThat(onFx(() -> window.open().complaint())).isEmpty();
  }

  private Path saved(FxRobot robot, String name) {
    Path file = folder.resolve(name);
    robot.interact(() -> window.nextFile(file));
    robot.push(KeyCode.CONTROL, KeyCode.S);
    until("the file", () -> Files.exists(file) && window.idle());
    return file;
  }

  private OpenCase opened(FxRobot robot, Path file, OpenCase before) {
    robot.interact(() -> window.composition().opener().openFile(file));
    until("the case", () -> window.open() != before && window.idle());
    return onFx(window::open);
  }
}
