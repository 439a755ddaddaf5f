package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.diagram.RoutingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Drawing behind the window. */
class StudioTest {
  private final Bench bench = new Bench();
  private final Studio studio = new Studio(bench.workbench().tasks());
  private final List<Drawn> taken = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  private void finish() {
    TestWindow.until("the last picture", () -> !studio.busy().get());
    assertThat(bench.troubles()).isEmpty();
  }

  @Test
  void ofManyOrdersOnlyTheFirstAndTheLastAreDrawn() {
    HostPlan plan = new HostPlan(Cases.of("healthy-2-eni").host());
    TestWindow.onFx(
        () -> {
          for (int width = 800; width < 900; width++) {
            studio.draw(plan, RoutingOptions.V4.withSize(width, 600), taken::add);
          }
          return studio.busy().get();
        });
    finish();

    assertThat(taken).extracting(d -> d.options().width()).containsExactly(800.0, 899.0);
  }

  @Test
  void aNewerCaptureSupersedesTheOneBeingDrawn() {
    HostPlan older = new HostPlan(Cases.of("many-rules").host());
    HostPlan newer = new HostPlan(Cases.of("healthy-2-eni").host());
    AtomicBoolean stopped = new AtomicBoolean();
    TestWindow.onFx(
        () -> {
          studio.draw(older, RoutingOptions.V4, taken::add);
          var task = bench.workbench().tasks().running().getFirst();
          studio.draw(newer, RoutingOptions.V4, taken::add);
          stopped.set(task.cancelled());
          return task;
        });
    finish();

    assertThat(stopped).isTrue();
    assertThat(taken).extracting(Drawn::plan).containsExactly(Optional.of(newer));
  }

  @Test
  void aStopLeavesWhatIsOnShowAndNoTrouble() {
    TestWindow.onFx(
        () -> {
          studio.draw(new HostPlan(Cases.of("many-rules").host()), RoutingOptions.V4, taken::add);
          studio.close();
          return true;
        });
    finish();
  }
}
