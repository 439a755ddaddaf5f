package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.model.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The Routing screen with real clicks and keys, without a display. */
class RoutingScreenTest extends ApplicationTest {
  private static final String GHOST = "rule/4/10002/from 10.0.50.28/10002/missing";

  @TempDir private Path folder;
  private final List<String> copied = new ArrayList<>();
  private final List<Evidence> opened = new ArrayList<>();
  private Optional<OpenCase> openCase = Optional.empty();
  private Optional<RoutingScreen> made = Optional.empty();

  @Override
  public void start(Stage stage) {
    Fonts.load();
    OpenCase open =
        new OpenCase(
            new CaseSource.Memory("test"),
            "ip-10-0-1-25",
            false,
            RoutingModelTest.evidence("secondary-rules-missing"));
    RoutingScreen screen = new RoutingScreen(workbench(), open);
    BorderPane window = new BorderPane(screen.view());
    screen.inspector().subscribe(node -> window.setRight(wide(node.orElseThrow())));
    Scene scene = new Scene(window, 980, 700);
    Theme.DARK.apply(scene, false);
    stage.setScene(scene);
    stage.show();
    screen.focusOwner().requestFocus();
    openCase = Optional.of(open);
    made = Optional.of(screen);
  }

  private static StackPane wide(Node inspector) {
    StackPane pane = new StackPane(inspector);
    pane.setMinWidth(304);
    pane.setMaxWidth(304);
    return pane;
  }

  private Workbench workbench() {
    return new Workbench(
        new Tasks(e -> {}),
        new Answers(),
        new Errors(t -> {}),
        new Navigator() {
          @Override
          public void show(ScreenId screen, Target target) {}

          @Override
          public void openRaw(Evidence evidence) {
            opened.add(evidence);
          }

          @Override
          public void back() {}

          @Override
          public void forward() {}
        },
        copied::add,
        new Settings());
  }

  /** Saves into the test's folder. */
  private final class Answers implements Dialogs {
    @Override
    public <T> void show(Dialog<T> dialog, Consumer<Optional<T>> onAnswer) {
      onAnswer.accept(Optional.empty());
    }

    @Override
    public Optional<Path> openFile(String title, FileKind... kinds) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, FileKind kind) {
      return Optional.of(folder.resolve(suggestedName));
    }
  }

  private DiagramView diagram() {
    return lookup(".diagram").queryAs(DiagramView.class);
  }

  private boolean says(String words) {
    WaitForAsyncUtils.waitForFxEvents();
    return lookup(".inspector-pane .label").queryAllAs(Labeled.class).stream()
        .anyMatch(label -> label.getText() != null && label.getText().contains(words));
  }

  private void clickOn(String id) {
    Rectangle2D place =
        WaitForAsyncUtils.waitForAsyncFx(
            2000, () -> diagram().placeOf(id).orElseThrow(() -> new AssertionError(id)));
    var corner = WaitForAsyncUtils.waitForAsyncFx(2000, () -> diagram().localToScreen(0, 0));
    moveTo(
            corner.getX() + place.getMinX() + place.getWidth() / 2,
            corner.getY() + place.getMinY() + place.getHeight() / 2)
        .clickOn();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private RoutingPicture picture() {
    return openCase.orElseThrow().shared(RoutingPicture.class).get().orElseThrow();
  }

  @Test
  void aClickedGhostIsExplainedWithItsRepair() {
    clickOn(GHOST);

    assertThat(says("from 10.0.50.28")).isTrue();
    assertThat(says("networkctl reconfigure ens7")).isTrue();
    push(KeyCode.C);
    assertThat(copied).containsExactly("sudo networkctl reconfigure ens7");
    push(KeyCode.E);
    assertThat(opened)
        .singleElement()
        .satisfies(e -> assertThat(e.file()).endsWith("ec2net_policy_4.conf"));
  }

  @Test
  void theKeyboardReachesFaultsFoldsAndFamilies() {
    push(KeyCode.TAB);
    assertThat(says("from 10.0.50.28")).isTrue();
    push(KeyCode.DIGIT6);
    assertThat(picture().drawing().node(GHOST)).isEmpty();
    push(KeyCode.B);
    assertThat(picture().missing()).isEqualTo(3);
    push(KeyCode.DIGIT4);
    assertThat(picture().missing()).isEqualTo(2);
  }

  @Test
  void aClickOpensAFoldAndAnotherClosesIt() {
    clickOn("table/local/local");
    assertThat(picture().drawing().node("route/4/local/local 10.0.1.25//ens5/")).isPresent();
    clickOn("table/local/local");
    assertThat(picture().drawing().node("route/4/local/local 10.0.1.25//ens5/")).isEmpty();
  }

  @Test
  void theListTwinSaysTheSameAndFollowsTheSelection() {
    clickOn(GHOST);
    push(KeyCode.F7);

    OutlineTree tree = lookup(".outline-tree").queryAs(OutlineTree.class);
    assertThat(tree.getSelectionModel().getSelectedItem().getValue().text())
        .contains("10.0.50.28, missing");
    push(KeyCode.F7);
    assertThat(lookup(".diagram").tryQuery()).isPresent();
  }

  @Test
  void theDiagramIsSavedInTheColoursOfTheTheme() throws Exception {
    interact(
        () ->
            made.orElseThrow().commands().stream()
                .filter(c -> c.title().endsWith("SVG"))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    Path file = folder.resolve("ip-10-0-1-25-routing.svg");

    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Files.exists(file));
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> Files.readString(file).endsWith("</svg>\n"));
    assertThat(Files.readString(file)).contains(Palette.DARK.hex(dev.plumbline.diagram.Ink.WINDOW));
  }

  @Test
  void somebodyElsesFindingIsRevealed() {
    interact(() -> made.orElseThrow().reveal(new Target.OfLink("ens7")));

    assertThat(says("ens7")).isTrue();
  }
}
