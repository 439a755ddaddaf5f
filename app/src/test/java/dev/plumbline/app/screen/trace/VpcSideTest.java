package dev.plumbline.app.screen.trace;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.vpc.VpcAnswer.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** A flow on the Trace screen, followed beyond the host by the account's answers. */
@ExtendWith(ApplicationExtension.class)
class VpcSideTest {
  private final Bench bench = new Bench();
  private final OpenCase openCase = Bench.open("ssm-endpoint-group");
  private TraceScreen screen;
  private Scene scene;

  @Start
  void start(Stage stage) {
    screen = new TraceScreen(bench.workbench(), openCase);
    scene = Bench.show(stage, screen.view(), 1056, 688);
  }

  @Stop
  void stop() {
    screen.close();
  }

  private Scenario trace(String to) {
    Query query =
        Query.to(IpAddress.parse(to)).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443));
    onFx(
        () -> {
          screen.reveal(new Target.OfFlow(Flow.of(query, Sender.TCP)));
          return to;
        });
    until("the answer", () -> bench.idle() && scene.lookup("#vpc-side") != null);
    return onFx(() -> screen.model().chosen().get().orElseThrow());
  }

  private List<String> texts(String selector) {
    return onFx(
        () ->
            scene.getRoot().lookupAll(selector).stream()
                .filter(Labeled.class::isInstance)
                .map(n -> Objects.requireNonNullElse(((Labeled) n).getText(), ""))
                .toList());
  }

  @Test
  void aGroupThatAdmitsOthersOnlyIsNamedThoughTheHostDoesItsPart() {
    Scenario scenario = trace("10.0.1.200");
    assertThat(scenario.outcome()).isEqualTo(Outcome.FAULT);
    assertThat(texts("#answer .label")).anyMatch(t -> t.contains(", and the VPC blocks it: "));
    assertThat(texts("#vpc-side .label"))
        .contains("VPC side", "Blocks")
        .anyMatch(t -> t.contains("No ingress rule of sg-03f8b6d1c2a947e50 allows tcp"));
  }

  @Test
  void theLineOfTheGroupIsOneClickAway() {
    trace("10.0.1.200");
    onFx(
        () -> {
          scene.getRoot().lookupAll(".evidence").stream()
              .map(EvidenceLink.class::cast)
              .filter(l -> l.getText().contains("security-groups.json:40"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no step cites the group"))
              .fire();
          return scene;
        });
    assertThat(bench.opened())
        .singleElement()
        .satisfies(
            line -> assertThat(line.place()).isEqualTo("aws-ec2-describe-security-groups.json:40"));
  }

  @Test
  void aTableWithoutARouteOutIsNamed() {
    Scenario scenario = trace("198.51.100.7");
    assertThat(scenario.trace().vpc().orElseThrow().answer().verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(texts("#vpc-side .label")).anyMatch(t -> t.contains("rtb-0e5a7c31b9d24f860"));
  }
}
