package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.connect.LocalEnvironment;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

/** A real mouse in the smallest window, where the inspector lies over the diagram. */
class GhostClickTest extends ApplicationTest {
  private static final String GHOST = "rule/4/10002/from 10.0.50.28/10002/missing";
  private static final String INSPECTOR = ".inspector-pane .label";

  @TempDir private static Path home;
  private Optional<TestWindow> shown = Optional.empty();

  @Override
  public void start(Stage stage) {
    shown = Optional.of(new TestWindow(stage, LocalEnvironment.system().withFolder(home)));
  }

  private TestWindow window() {
    return shown.orElseThrow();
  }

  @BeforeEach
  void openTheDiagram() {
    interact(
        () ->
            window()
                .composition()
                .opener()
                .open(new CaseSource.Practice("secondary-rules-missing")));
    TestWindow.until(
        "the practice instance", () -> window().main().model().openCase().get().isPresent());
    interact(() -> window().main().model().show(ScreenId.ROUTING, Target.NOTHING));
    TestWindow.until(
        "the diagram",
        () ->
            lookup(".diagram")
                    .tryQueryAs(DiagramView.class)
                    .flatMap(d -> d.placeOf(GHOST))
                    .isPresent()
                && window().composition().workbench().tasks().running().isEmpty());
  }

  private void clickTheGhost() {
    Point2D middle =
        TestWindow.onFx(
            () -> {
              DiagramView diagram = lookup(".diagram").queryAs(DiagramView.class);
              Rectangle2D place = diagram.placeOf(GHOST).orElseThrow();
              return diagram.localToScreen(
                  place.getMinX() + place.getWidth() / 2, place.getMinY() + place.getHeight() / 2);
            });
    clickOn(middle);
  }

  private boolean explained() {
    return window().says(INSPECTOR, "from 10.0.50.28");
  }

  @Test
  void theFirstClickOnAMissingRuleOpensTheInspector() {
    assertThat(TestWindow.onFx(this::explained)).isFalse();
    clickTheGhost();

    TestWindow.until("the inspector", this::explained);
  }

  @Test
  void escapeClosesTheInspectorAndAnotherClickOnTheSameRuleOpensItAgain() {
    clickTheGhost();
    TestWindow.until("the inspector", this::explained);
    push(KeyCode.ESCAPE);
    TestWindow.until("the diagram alone", () -> !explained());
    clickTheGhost();

    TestWindow.until("the inspector again", this::explained);
  }

  @Test
  void anotherFamilyDoesNotPutTheInspectorOverTheDiagram() {
    push(KeyCode.DIGIT6);
    TestWindow.until(
        "IPv6",
        () ->
            lookup(".diagram").queryAs(DiagramView.class).placeOf(GHOST).isEmpty()
                && window().composition().workbench().tasks().running().isEmpty());

    assertThat(TestWindow.onFx(() -> lookup(".inspector-pane").tryQuery())).isEmpty();
  }
}
