package dev.plumbline.app.open;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The mark of a production instance goes with its recording. */
@ExtendWith(ApplicationExtension.class)
class ProductionMarkTest {
  @TempDir static Path folder;

  private TestWindow window;

  @Start
  void start(Stage stage) throws IOException {
    Path own = Files.createTempDirectory(folder, "own");
    window = new TestWindow(stage, LocalEnvironment.system().withFolder(own));
  }

  @Stop
  void stop() {
    window.main().close();
  }

  @Test
  void aRecordingOfAProductionInstanceShowsItsTag(FxRobot robot) throws Exception {
    Recording plain = PracticeLab.find("healthy-2-eni").orElseThrow().recording();
    plain.save(folder.resolve("plain.plumb"));
    plain.asProduction().save(folder.resolve("production.plumb"));
    open(robot, "production.plumb");
    until("the tag", () -> window.says(".header-bar .prod", "PROD"));
    open(robot, "plain.plumb");
    until("no tag", () -> window.texts(".header-bar .prod").isEmpty());
    assertThat(onFx(() -> window.texts(".header-bar .t-title"))).isNotEmpty();
  }

  private void open(FxRobot robot, String name) {
    robot.interact(() -> window.composition().opener().openFile(folder.resolve(name)));
  }
}
