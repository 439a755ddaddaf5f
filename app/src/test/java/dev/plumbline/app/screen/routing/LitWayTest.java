package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.TestWindow;
import dev.plumbline.app.flow.AskedWay;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What was traced is lit in Routing too, as far as the VPC. */
class LitWayTest extends ApplicationTest {
  private static final String GATEWAY = "vpc/nat-0e8c4a2f6b1d93570";

  private final Bench bench = new Bench();
  private final OpenCase open = Bench.open("vpc-database-and-peering");
  private Optional<RoutingScreen> made = Optional.empty();

  @Override
  public void start(Stage stage) {
    RoutingScreen screen = new RoutingScreen(bench.workbench(), open);
    Bench.show(stage, screen.view(), 1500, 800);
    made = Optional.of(screen);
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(bench.troubles()).isEmpty();
  }

  private List<String> lit() {
    return made.orElseThrow().model().drawing().nodes().stream()
        .filter(n -> n.outline().contains("first lookup"))
        .map(n -> n.id())
        .toList();
  }

  private void ask() {
    HostModel host = open.evidence().get().host();
    Query query =
        Query.to(IpAddress.parse("203.0.113.5"))
            .withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443));
    Flow flow = Flow.of(query, Sender.TCP);
    Scenario recorded = Scenario.recorded(host, Tracer.of(host).trace(flow));
    interact(() -> open.shared(AskedWay.class).set(Optional.of(AskedWay.of(flow, recorded))));
  }

  private void await(String what, boolean expected) {
    TestWindow.until(what, () -> bench.idle() && lit().isEmpty() != expected);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theWayIsLitToItsTargetUntilItIsPutOut() {
    assertThat(lit()).isEmpty();
    ask();
    await("the way is lit", true);
    assertThat(lit()).anyMatch(id -> id.startsWith("link/")).contains(GATEWAY);
    Button end = lookup("#lit-way").queryButton();
    assertThat(end.getText()).contains("203.0.113.5");
    interact(end::fire);
    await("the way is out", false);
    assertThat(lookup("#lit-way").tryQuery()).isEmpty();
  }

  @Test
  void aWayOfAnotherCaptureIsNoAnswerToThisOne() {
    ask();
    await("the way is lit", true);
    interact(() -> open.update(Bench.open("healthy-2-eni").evidence().get()));
    await("the way is out", false);
  }
}
