package dev.plumbline.app;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** Playbooks that people keep in their own folder, in the window. */
@ExtendWith(ApplicationExtension.class)
class OwnPlaybooksTest {
  private static final String OWN =
      """
      playbook: vpn
      title: Our VPN
      about: Asks whether the tunnel is up.
      questions:
        tunnel:
          ask: Is the tunnel up?
          why: Nothing else works without it.
          answers:
            "no": {say: "No", next: down}
          cannot-tell: down
      conclusions:
        down: {title: The tunnel is down, text: Start it., continue: mesh}
      """;

  @TempDir static Path config;

  private TestWindow window;

  @Start
  void start(Stage stage) throws IOException {
    Path folder = Files.createDirectories(config.resolve(PlaybookShelf.FOLDER));
    Files.writeString(folder.resolve("a.yaml"), OWN);
    Files.writeString(folder.resolve("broken.yaml"), "playbook: c\ntitel: C\n");
    Files.writeString(
        folder.resolve("z.yaml"),
        OWN.replace("playbook: vpn", "playbook: mesh")
            .replace("Our VPN", "Our mesh")
            .replace(", continue: mesh", ""));
    window = new TestWindow(stage, LocalEnvironment.system().withFolder(config));
  }

  @Stop
  void stop() {
    window.main().close();
  }

  @Test
  void theyAreReadBehindTheWindowChosenAndLeadIntoEachOther(FxRobot robot) {
    robot.interact(
        () -> {
          window
              .composition()
              .opener()
              .show(new CaseSource.Memory("test"), Cases.of("healthy-2-eni"));
          window.composition().workbench().navigator().show(ScreenId.GUIDE, Target.NOTHING);
        });
    until("the playbooks", () -> items().contains("playbook-vpn"));
    assertThat(onFx(this::items))
        .contains("playbook-symptom", "playbook-policy-routes", "playbook-mesh");
    assertThat(onFx(ShownTexts::all))
        .anyMatch(text -> text.startsWith("broken.yaml:2:1: playbook: unknown key titel"));

    robot.interact(
        () ->
            menu().getItems().stream()
                .filter(item -> "playbook-vpn".equals(item.getId()))
                .forEach(MenuItem::fire));
    robot.push(KeyCode.DIGIT1);
    robot.push(KeyCode.ENTER);
    until("the conclusion", () -> walk().conclusion().isPresent());
    window.fire("Continue in Our mesh");
    until("the next playbook", () -> walk().playbook().id().equals("mesh"));
  }

  private PlaybookSession walk() {
    return window.open().shared(PlaybookSession.class).get().orElseThrow();
  }

  private MenuButton menu() {
    return (MenuButton) window.scene().lookup(".playbook-choice");
  }

  private List<String> items() {
    return menu() == null
        ? List.of()
        : menu().getItems().stream().map(MenuItem::getId).filter(Objects::nonNull).toList();
  }
}
