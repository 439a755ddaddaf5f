package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.theme.Fonts;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Palette;
import dev.plumbline.diagram.RoutingPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The Routing screen with real clicks and keys, without a display. */
class RoutingScreenTest extends ApplicationTest {
  private static final String GHOST = "rule/4/10002/from 10.0.50.28/10002/missing";

  @TempDir private Path folder;
  private final Bench bench = new Bench();
  private Optional<RoutingScreen> made = Optional.empty();

  @Override
  public void start(Stage stage) {
    Fonts.load();
    bench.saveTo(folder);
    RoutingScreen screen =
        new RoutingScreen(bench.workbench(), Bench.open("secondary-rules-missing"));
    BorderPane window = new BorderPane(screen.view());
    screen.inspector().subscribe(node -> window.setRight(wide(node.orElseThrow())));
    Scene scene = new Scene(window, 980, 700);
    Theme.DARK.apply(scene, false);
    stage.setScene(scene);
    stage.show();
    screen.focusOwner().requestFocus();
    made = Optional.of(screen);
  }

  private static StackPane wide(Node inspector) {
    StackPane pane = new StackPane(inspector);
    pane.setMinWidth(304);
    pane.setMaxWidth(304);
    return pane;
  }

  @BeforeEach
  void drawn() {
    until("the diagram", () -> picture().drawing().node("table/main").isPresent());
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(bench.troubles()).isEmpty();
  }

  /** Waits until the diagram shows what was asked for. */
  private void until(String what, BooleanSupplier condition) {
    TestWindow.until(what, () -> bench.idle() && condition.getAsBoolean());
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
    var corner = WaitForAsyncUtils.waitForAsyncFx(60_000, () -> diagram().localToScreen(0, 0));
    moveTo(
            corner.getX() + place.getMinX() + place.getWidth() / 2,
            corner.getY() + place.getMinY() + place.getHeight() / 2)
        .clickOn();
    WaitForAsyncUtils.waitForFxEvents();
  }

  private RoutingPicture picture() {
    return made.orElseThrow().model().picture();
  }

  private boolean draws(String id) {
    return picture().drawing().node(id).isPresent();
  }

  @Test
  void aClickedGhostIsExplainedWithItsRepair() {
    clickOn(GHOST);

    assertThat(says("from 10.0.50.28")).isTrue();
    assertThat(says("networkctl reconfigure ens7")).isTrue();
    push(KeyCode.C);
    assertThat(bench.copied()).containsExactly("sudo networkctl reconfigure ens7");
    push(KeyCode.E);
    assertThat(bench.opened())
        .singleElement()
        .satisfies(e -> assertThat(e.file()).endsWith("ec2net_policy_4.conf"));
  }

  @Test
  void theKeyboardReachesFaultsFoldsAndFamilies() {
    push(KeyCode.TAB);
    assertThat(says("from 10.0.50.28")).isTrue();
    push(KeyCode.DIGIT6);
    until("IPv6", () -> !draws(GHOST));
    push(KeyCode.B);
    until("both families", () -> picture().missing() == 3);
    push(KeyCode.DIGIT4);
    until("IPv4", () -> picture().missing() == 2);
  }

  @Test
  void aClickOpensAFoldAndAnotherClosesIt() {
    String member = "route/4/local/local 10.0.1.25//ens5/";
    clickOn("table/local/local");
    until("the opened fold", () -> draws(member));
    clickOn("table/local/local");
    until("the closed fold", () -> !draws(member));
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
    Path file = folder.resolve("secondary-rules-missing-routing.svg");

    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Files.exists(file));
    WaitForAsyncUtils.waitFor(
        60, TimeUnit.SECONDS, () -> Files.readString(file).endsWith("</svg>\n"));
    assertThat(Files.readString(file)).contains(Palette.DARK.hex(Ink.WINDOW));
  }

  @Test
  void somebodyElsesFindingIsRevealed() {
    interact(() -> made.orElseThrow().reveal(new Target.OfLink("ens7")));

    assertThat(says("ens7")).isTrue();
  }
}
