package dev.plumbline.app.screen.guide;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.Reached;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Playbooks walked in the window, by its keys. */
class PlaybookWalkWindowTest {
  @TempDir static Path folder;

  private static TestWindow window;
  private final FxRobot robot = new FxRobot();

  static List<Walk> walks() {
    return Walk.all();
  }

  @BeforeAll
  static void open() throws Exception {
    FxToolkit.registerPrimaryStage();
    FxToolkit.setupStage(
        stage ->
            window =
                new TestWindow(
                    stage, LocalEnvironment.system().withFolder(Path.of("target", "no-config"))));
  }

  @AfterAll
  static void close() {
    onFx(
        () -> {
          window.main().close();
          return true;
        });
  }

  @ParameterizedTest
  @MethodSource("walks")
  void theKeysWalkToTheConclusion(Walk walk) throws Exception {
    Path file = walk.recording(folder);
    robot.interact(() -> window.composition().opener().openFile(file));
    until("the recording", () -> shows(file));
    robot.interact(() -> window.composition().workbench().navigator().show(ScreenId.GUIDE));
    until("the guide", () -> window.scene().lookup(".playbook-choice") != null);
    robot.interact(() -> choose(walk.playbook()));
    window.fire("Start over");

    for (Optional<AskedQuestion> at = question(); at.isPresent(); at = question()) {
      AskedQuestion asked = at.get();
      String id = asked.question().id();
      Optional.ofNullable(walk.answers().get(id)).ifPresent(answer -> press(asked, answer));
      until("an answer to " + id, () -> session().way().stream().anyMatch(q -> decided(q, id)));
      int answered = onFx(() -> session().confirmed().size()) + 1;
      robot.push(KeyCode.ENTER);
      until("the step after " + id, () -> session().confirmed().size() == answered);
    }

    Reached reached = onFx(() -> session().conclusion().orElseThrow());
    assertThat(onFx(() -> session().playbook().id())).isEqualTo(walk.playbook());
    assertThat(reached.conclusion().id()).isEqualTo(walk.conclusion());
    assertThat(onFx(() -> window.texts(".guide-page .t-verdict"))).contains(reached.title());
  }

  private static boolean shows(Path file) {
    return window
        .main()
        .model()
        .openCase()
        .get()
        .map(OpenCase::source)
        .filter(new CaseSource.File(file)::equals)
        .isPresent();
  }

  private static void choose(String playbook) {
    MenuButton choice = (MenuButton) window.scene().lookup(".playbook-choice");
    choice.getItems().stream()
        .filter(item -> ("playbook-" + playbook).equals(item.getId()))
        .findFirst()
        .ifPresentOrElse(
            MenuItem::fire,
            () -> {
              throw new AssertionError("no playbook " + playbook);
            });
  }

  private void press(AskedQuestion asked, String answer) {
    List<String> shown = GuideModel.ordered(asked).stream().map(Answer::id).toList();
    assertThat(shown).contains(answer);
    robot.push(KeyCode.getKeyCode(Integer.toString(shown.indexOf(answer) + 1)));
    until(
        answer,
        () ->
            session().way().stream()
                .filter(q -> q.question().id().equals(asked.question().id()))
                .flatMap(q -> q.chosen().stream())
                .anyMatch(chosen -> chosen.id().equals(answer)));
  }

  private static boolean decided(AskedQuestion asked, String question) {
    return asked.question().id().equals(question) && asked.chosen().isPresent();
  }

  private static Optional<AskedQuestion> question() {
    return onFx(() -> session().question());
  }

  private static PlaybookSession session() {
    return window
        .main()
        .model()
        .openCase()
        .get()
        .orElseThrow()
        .shared(PlaybookSession.class)
        .get()
        .orElseThrow();
  }
}
