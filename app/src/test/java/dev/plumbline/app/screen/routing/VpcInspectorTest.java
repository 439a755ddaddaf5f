package dev.plumbline.app.screen.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.TestWindow;
import dev.plumbline.app.shell.Target;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** What the inspector of Routing says about things of the VPC. */
class VpcInspectorTest extends ApplicationTest {
  private final Bench bench = new Bench();
  private Optional<RoutingScreen> made = Optional.empty();

  @Override
  public void start(Stage stage) {
    RoutingScreen screen =
        new RoutingScreen(bench.workbench(), Bench.open("vpc-database-and-peering"));
    BorderPane window = new BorderPane(screen.view());
    screen.inspector().subscribe(node -> window.setRight(new StackPane(node.orElseThrow())));
    Bench.show(stage, window, 980, 700);
    made = Optional.of(screen);
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(bench.troubles()).isEmpty();
  }

  private void select(String id) {
    RoutingScreen screen = made.orElseThrow();
    interact(() -> screen.reveal(new Target.OfObject(id)));
    TestWindow.until(
        id, () -> bench.idle() && screen.model().selected().get().filter(id::equals).isPresent());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private List<String> said() {
    return lookup(".inspector-pane .label").queryAllAs(Labeled.class).stream()
        .map(l -> Optional.ofNullable(l.getText()).orElse(""))
        .toList();
  }

  @Test
  void anInterfaceTellsItsGroupsAndTheFileTheyStandIn() {
    select("vpc/eni-0304feb62015b7960");
    assertThat(said()).contains("eni-0304feb62015b7960", "Security group sg-0ab12cd34ef56a789");
    assertThat(made.orElseThrow().model().details().orElseThrow().sections())
        .flatMap(s -> s.evidence())
        .anyMatch(e -> e.file().equals("aws-ec2-describe-security-groups.json"));
  }

  @Test
  void aTargetThatTheNarrowPictureFoldsIsOpenedAndExplained() {
    select("vpc/nat-0e8c4a2f6b1d93570");
    assertThat(said()).contains("NAT gateway", "available", "203.0.113.77");
  }

  @Test
  void aBlackholeSaysThatItStillWins() {
    select("vpc/rtb-0917b5d3f1e2c4a68/198.51.0.0/16");
    assertThat(said()).contains("VPC route", "198.51.0.0/16", "Blackhole");
  }
}
