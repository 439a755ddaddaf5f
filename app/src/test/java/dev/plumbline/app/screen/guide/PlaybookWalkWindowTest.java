package dev.plumbline.app.screen.guide;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.guide.playbook.Reached;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Playbooks chosen and walked in the window, by its keys alone. */
class PlaybookWalkWindowTest {
  private static final Map<String, OpenCase> CASES = new HashMap<>();
  private static Stage stage;
  private final FxRobot robot = new FxRobot();

  static List<Walk> walks() {
    return Walk.all();
  }

  @BeforeAll
  static void open() throws Exception {
    stage = FxToolkit.registerPrimaryStage();
    onFx(
        () -> {
          stage.setScene(new Scene(new Region(), 1056, 688));
          Theme.LIGHT.apply(stage.getScene(), false);
          stage.show();
          return true;
        });
  }

  @AfterAll
  static void close() {
    onFx(
        () -> {
          stage.hide();
          return true;
        });
  }

  @ParameterizedTest
  @MethodSource("walks")
  void theKeysWalkToTheConclusion(Walk walk) {
    OpenCase openCase = CASES.computeIfAbsent(walk.practice(), Bench::open);
    GuideScreen screen = show(openCase);
    robot.interact(() -> choose(screen, walk.playbook()));

    for (var at = question(openCase); at.isPresent(); at = question(openCase)) {
      AskedQuestion asked = at.get();
      String id = asked.question().id();
      Optional.ofNullable(walk.answers().get(id)).ifPresent(a -> press(openCase, asked, a));
      int answered = onFx(() -> session(openCase).confirmed().size()) + 1;
      robot.push(KeyCode.ENTER);
      until("an answer to " + id, () -> session(openCase).confirmed().size() == answered);
    }

    Reached reached = onFx(() -> session(openCase).conclusion().orElseThrow());
    assertThat(reached.conclusion().id()).isEqualTo(walk.conclusion());
    assertThat(onFx(() -> session(openCase).playbook().id())).isEqualTo(walk.playbook());
    assertThat(onFx(() -> ((Label) screen.view().lookup(".t-verdict")).getText()))
        .isEqualTo(reached.title());
  }

  private static GuideScreen show(OpenCase openCase) {
    return onFx(
        () -> {
          openCase.answers().clear();
          GuideScreen screen =
              new GuideScreen(new Bench().workbench(), openCase, PlaybookShelf.shipped());
          stage.getScene().setRoot((Region) screen.view());
          screen.shown();
          screen.focusOwner().requestFocus();
          return screen;
        });
  }

  private static void choose(GuideScreen screen, String playbook) {
    MenuButton choice = (MenuButton) screen.view().lookup(".playbook-choice");
    choice.getItems().stream()
        .filter(item -> ("playbook-" + playbook).equals(item.getId()))
        .findFirst()
        .ifPresentOrElse(
            MenuItem::fire,
            () -> {
              throw new AssertionError("no playbook " + playbook);
            });
  }

  private void press(OpenCase openCase, AskedQuestion asked, String answer) {
    List<String> shown = GuideModel.ordered(asked).stream().map(Answer::id).toList();
    assertThat(shown).contains(answer);
    robot.push(KeyCode.getKeyCode(Integer.toString(shown.indexOf(answer) + 1)));
    until(
        answer,
        () ->
            session(openCase)
                .question()
                .flatMap(AskedQuestion::chosen)
                .filter(chosen -> chosen.id().equals(answer))
                .isPresent());
  }

  private static Optional<AskedQuestion> question(OpenCase openCase) {
    return onFx(() -> session(openCase).question());
  }

  private static PlaybookSession session(OpenCase openCase) {
    return openCase.shared(PlaybookSession.class).get().orElseThrow();
  }
}
