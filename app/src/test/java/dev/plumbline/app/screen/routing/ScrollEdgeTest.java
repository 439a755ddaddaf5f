package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.theme.Theme;
import dev.plumbline.diagram.Ink;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.Palette;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** The edge of a diagram that is taller than its window. */
class ScrollEdgeTest extends ApplicationTest {
  private final RoutingModel model =
      new RoutingModel(Cases.of("many-rules").host(), RoutingModelTest::now);
  private Optional<ScrollEdge> shown = Optional.empty();
  private Optional<DiagramView> seen = Optional.empty();

  @Override
  public void start(Stage stage) {
    model.change(o -> o.withSize(900, 600));
    model.redraw();
    DiagramView view = new DiagramView(model);
    ScrollEdge edge = new ScrollEdge(model, view);
    BorderPane pane = new BorderPane(view);
    pane.setRight(edge);
    Scene scene = new Scene(pane, 912, 600);
    Theme.LIGHT.apply(scene, false);
    stage.setScene(scene);
    stage.show();
    shown = Optional.of(edge);
    seen = Optional.of(view);
  }

  private ScrollEdge edge() {
    return shown.orElseThrow();
  }

  private boolean paints(Ink ink) {
    WaitForAsyncUtils.waitForFxEvents();
    Color wanted = Color.web(Palette.LIGHT.hex(ink));
    return TestWindow.onFx(
        () -> {
          WritableImage image = edge().snapshot(null, null);
          return IntStream.range(0, (int) image.getHeight())
              .anyMatch(y -> image.getPixelReader().getColor(6, y).equals(wanted));
        });
  }

  private void openTheExtras() {
    Set<String> crowds =
        model.drawing().nodes().stream()
            .filter(n -> n.kind() == Node.Kind.RULE && n.foldable())
            .map(Node::id)
            .collect(Collectors.toSet());
    interact(() -> model.change(o -> o.withExpanded(crowds)));
  }

  @Test
  void itIsEmptyWhileTheWholeHeightIsSeen() {
    assertThat(TestWindow.onFx(edge()::needed)).isFalse();
    assertThat(paints(Ink.WARNING)).isFalse();
  }

  @Test
  void faultsAndHitsOfTheFilterAreTicks() {
    openTheExtras();

    assertThat(TestWindow.onFx(edge()::needed)).isTrue();
    assertThat(paints(Ink.WARNING)).isTrue();
    assertThat(paints(Ink.ACCENT)).isFalse();
    interact(() -> model.change(o -> o.withFilter("10.0.3.20")));
    assertThat(paints(Ink.ACCENT)).isTrue();
  }

  @Test
  void aClickGoesThere() {
    openTheExtras();
    Point2D low = TestWindow.onFx(() -> edge().localToScreen(6, edge().getHeight() - 20));
    clickOn(low);

    TestWindow.until("the lower end", () -> seen.orElseThrow().zoom().get().y() < -1000);
  }
}
