package dev.plumbline.app;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Archives of a collector and folders of command outputs in the window. */
@ExtendWith(ApplicationExtension.class)
class OpenArchiveTest {
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

  private boolean anyCase() {
    return window.main().model().openCase().get().isPresent();
  }

  @Test
  void anArchiveOpensWithItsVerdictAndAHostileOneIsRefusedInASentence(FxRobot robot)
      throws Exception {
    Map<String, String> texts = CollectorArchive.of("eks-race");
    window.nextFile(CollectorArchive.write(folder.resolve("node.tar.gz"), texts));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    until("the archive", this::anyCase);
    until("the verdict", () -> window.idle());
    assertThat(onFx(() -> window.open().title())).isEqualTo("i-0a1b2c3d4e5f60718");
    assertThat(onFx(() -> window.open().evidence().get().diagnosis().findings()))
        .anyMatch(f -> f.id().equals("cni-race-systemd-over-cni"));

    texts.put("../../etc/cron.d/x", "* * * * * root x\n");
    window.nextFile(CollectorArchive.write(folder.resolve("bad.tar.gz"), texts));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    until(
        "the refusal",
        () -> window.says(".label", "the name of an entry leads out of the archive"));
  }

  @Test
  void halfAnArchiveOpensAsFarAsItGoesAndSaysSo(FxRobot robot) throws Exception {
    Map<String, String> texts = CollectorArchive.of("eks-race");
    texts.put(
        "zz/noise.txt",
        new Random(7).ints(300_000).mapToObj(Integer::toString).collect(Collectors.joining()));
    byte[] whole = Files.readAllBytes(CollectorArchive.write(folder.resolve("node.tar.gz"), texts));
    window.nextFile(
        Files.write(folder.resolve("half.tar.gz"), Arrays.copyOf(whole, whole.length / 2)));
    robot.push(KeyCode.CONTROL, KeyCode.O);
    until("the half archive", this::anyCase);
    until("what was kept", () -> window.says(".label", "half.tar.gz: is damaged or ends early"));
    assertThat(onFx(() -> window.open().evidence().get().diagnosis().findings()))
        .anyMatch(f -> f.id().equals("cni-race-systemd-over-cni"));
  }

  @Test
  void aFolderOfCommandOutputsOpensFromThePalette(FxRobot robot) throws Exception {
    Path outputs = Files.createDirectories(folder.resolve("outputs"));
    Map<String, String> texts = CollectorArchive.of("eks-healthy");
    Files.writeString(outputs.resolve("ip_rule.txt"), texts.get("networking/iprule.txt"));
    Files.writeString(
        outputs.resolve("ip_route_show_table_all.txt"), texts.get("networking/iproute.txt"));
    window.nextFile(outputs);
    robot.push(KeyCode.CONTROL, KeyCode.K);
    until("the palette", () -> window.main().busy());
    robot.write("open a folder");
    until("the command", () -> window.scene().lookup(".palette-row") != null);
    robot.push(KeyCode.ENTER);
    until("the folder", this::anyCase);
    assertThat(onFx(() -> window.open().evidence().get().recording().files()))
        .containsExactly("ip-route-all.txt", "ip-rule.txt");
  }
}
