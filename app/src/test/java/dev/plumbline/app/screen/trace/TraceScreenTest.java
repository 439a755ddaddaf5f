package dev.plumbline.app.screen.trace;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.Bench;
import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Cases;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Target;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recording;
import dev.plumbline.path.trace.Headline.Outcome;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The Trace screen by hand: a flow, a change, the matrix. */
@ExtendWith(ApplicationExtension.class)
class TraceScreenTest {
  private static final String DETOUR =
      "ip route add 198.51.100.0/24 via 10.0.1.1 dev ens5 src 10.0.2.26";

  private final Bench bench = new Bench();
  private OpenCase openCase = Bench.open("secondary-rules-missing");
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

  private void trace(FxRobot robot, String to, String from) {
    robot.interact(
        () -> {
          field("trace-to").setText(to);
          field("trace-from").setText(from);
          screen.focusOwner().requestFocus();
        });
    robot.push(KeyCode.ENTER);
  }

  private TextField field(String id) {
    return (TextField) scene.lookup("#" + id);
  }

  private void answered() {
    until("the answer", () -> bench.idle() && scene.lookup("#answer") != null);
  }

  private List<String> texts(String selector) {
    return onFx(
        () ->
            scene.getRoot().lookupAll(selector).stream()
                .filter(Node::isVisible)
                .filter(Labeled.class::isInstance)
                .map(n -> Optional.ofNullable(((Labeled) n).getText()).orElse(""))
                .toList());
  }

  private void press(String words) {
    onFx(
        () -> {
          scene.getRoot().lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(b -> words.equals(b.getText()))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no button says " + words))
              .fire();
          return words;
        });
  }

  private Scenario chosen() {
    return onFx(() -> screen.model().chosen().get().orElseThrow());
  }

  @Test
  void aMissingRuleStandsWhereItWouldHaveMatchedAndTheKernelAgrees(FxRobot robot) {
    robot.interact(() -> screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28"))));
    answered();
    assertThat(texts("#answer .label"))
        .contains("The packet leaves through ens5 with an address of ens7", "Kernel agrees");
    assertThat(texts(".step-row .critical"))
        .anyMatch(t -> t.startsWith("Missing. Would have matched here"));
    assertThat(onFx(() -> scene.lookup("#matrix"))).isNull();
  }

  @Test
  void enterTracesWhatIsTypedAndSaysInlineWhatIsWrong(FxRobot robot) {
    trace(robot, "10.0.0", "fd00::1");
    assertThat(texts(".trace-problem .label")).singleElement().asString().contains("no IP address");
    assertThat(onFx(() -> scene.lookup("#answer"))).isNull();
    trace(robot, "198.51.100.7", "10.0.2.26");
    answered();
    assertThat(chosen().leavesBy()).isEqualTo("ens6");
    assertThat(onFx(() -> screen.model().history())).hasSize(1);
  }

  @Test
  void twoLookupsThatDisagreeAreShownInTwoColoursWithAWarning(FxRobot robot) {
    trace(robot, "198.51.100.7", "");
    answered();
    tryChange(DETOUR);
    until("the change", () -> screen.model().chosen().get().orElseThrow().effect().isPresent());
    assertThat(chosen().outcome()).isEqualTo(Outcome.DISAGREES);
    assertThat(texts("#answer .label")).anyMatch(t -> t.startsWith("The two lookups disagree"));
    assertThat(texts(".pass-header .chip")).contains("Disagrees");
    assertThat(texts(".pass-badge")).contains("1", "2", "R");
    assertThat(onFx(() -> scene.getRoot().lookupAll(".lit1-row").size())).isEqualTo(1);
    assertThat(onFx(() -> scene.getRoot().lookupAll(".lit2-row").size())).isEqualTo(1);
  }

  private void tryChange(String command) {
    press("Add change");
    onFx(
        () -> {
          ((TextArea) scene.lookup("#change-text")).setText(command);
          return command;
        });
    press("Try it");
  }

  @Test
  void aChangeShowsItsCommandsItsUndoAndTheFindingsThatGo(FxRobot robot) {
    robot.interact(() -> screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28"))));
    answered();
    tryChange("ip rule add from 10.0.50.28 lookup 10002 priority 10002");
    until("the effect", () -> scene.lookup("#effect") != null);
    Effect effect = chosen().effect().orElseThrow();
    assertThat(chosen().leavesBy()).isEqualTo("ens7");
    assertThat(chosen().checkedBy()).isEqualTo("simulation");
    assertThat(effect.go()).anyMatch(f -> f.summary().contains("10.0.50.28"));
    assertThat(effect.whatIf().undo()).anyMatch(c -> c.startsWith("ip rule del"));
    assertThat(texts("#effect .t-label")).anyMatch(t -> t.contains("change"));
  }

  private void edit(String command) {
    press("Edit this change");
    onFx(
        () -> {
          ((TextArea) scene.lookup("#change-text")).setText(command);
          return command;
        });
    press("Try it");
    until("the edited change", bench::idle);
  }

  private List<String> labels() {
    return onFx(
        () ->
            screen.model().answered().get().orElseThrow().scenarios().stream()
                .map(Scenario::label)
                .toList());
  }

  @Test
  void aChangeIsEditedInItsPlaceAndOneThatIsRefusedLeavesItAsItWas(FxRobot robot) {
    trace(robot, "198.51.100.7", "10.0.50.28");
    answered();
    tryChange(DETOUR);
    until("the effect", () -> bench.idle() && scene.lookup("#effect") != null);
    edit("ip rule add from 10.0.50.28 lookup 10002 priority 10002");
    assertThat(chosen().leavesBy()).isEqualTo("ens7");
    assertThat(labels()).filteredOn(l -> l.startsWith("+")).hasSize(1);

    edit("ip rule del priority 77");
    assertThat(texts("#change-editor .critical")).anyMatch(t -> t.contains("no such rule"));
    assertThat(chosen().label()).startsWith("+ rule 10002");
    assertThat(labels()).filteredOn(l -> l.startsWith("+")).hasSize(1);

    press("Cancel");
    press("Remove this change");
    until("as before", () -> bench.idle());
    assertThat(labels()).noneMatch(l -> l.startsWith("+"));
  }

  @Test
  void whatIsNoCommandIsRefusedInTheEditor(FxRobot robot) {
    trace(robot, "198.51.100.7", "");
    answered();
    tryChange("ip rule ad from 10.0.50.28");
    assertThat(texts("#change-editor .critical")).singleElement().asString().isNotEmpty();
    assertThat(onFx(() -> scene.lookup("#effect"))).isNull();
  }

  @Test
  void theEditorProposesTheRulesThatAreMissing(FxRobot robot) {
    trace(robot, "198.51.100.7", "");
    answered();
    robot.interact(screen.view()::requestFocus);
    press("Add change");
    until("proposals", () -> !scene.getRoot().lookupAll(".change-hint").isEmpty());
    assertThat(texts(".change-hint"))
        .contains("ip rule add from 10.0.50.28 lookup 10002 priority 10002");
  }

  private void matrix() {
    scene.getRoot().lookupAll(".toggle-button").stream()
        .map(ToggleButton.class::cast)
        .filter(b -> "Matrix".equals(b.getText()))
        .forEach(ToggleButton::fire);
  }

  @Test
  void theMatrixIsStoppedMidwayAndBegunAgain(FxRobot robot) {
    robot.interact(
        () -> {
          matrix();
          bench.workbench().tasks().cancelAll();
        });
    until("the stop", () -> bench.idle() && scene.lookup(".empty-state") != null);
    assertThat(texts(".empty-state .label")).contains("The matrix was stopped");
    assertThat(onFx(() -> scene.lookup("#matrix"))).isNull();
    press("Work out the matrix");
    until("the matrix", () -> bench.idle() && scene.lookup("#matrix") != null);
    assertThat(bench.troubles()).isEmpty();
  }

  @Test
  void aTraceThatIsStoppedLeavesTheFormAndNoTrouble(FxRobot robot) {
    robot.interact(
        () -> {
          screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28")));
          bench.workbench().tasks().cancelAll();
        });
    until("the stop", bench::idle);
    assertThat(onFx(() -> field("trace-from").getText())).isEqualTo("10.0.50.28");
    assertThat(bench.troubles()).isEmpty();
    robot.interact(() -> field("trace-to").requestFocus());
    robot.push(KeyCode.ENTER);
    answered();
  }

  @Test
  void aKernelThatDisagreesIsShownLoudlyAsOurFault(FxRobot robot) throws Exception {
    Recording recording = PracticeLab.find("secondary-rules-missing").orElseThrow().recording();
    String answers =
        recording
            .text("route-get.jsonl")
            .orElseThrow()
            .replace(
                "\"from\": \"10.0.50.28\", \"gateway\": \"10.0.1.1\", \"dev\": \"ens5\"",
                "\"from\": \"10.0.50.28\", \"gateway\": \"10.0.2.1\", \"dev\": \"ens6\"");
    CaseEvidence other =
        CaseEvidence.of(recording.with("route-get.jsonl", answers.getBytes(UTF_8)));
    robot.interact(
        () -> {
          openCase.update(other);
          screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28")));
        });
    answered();
    assertThat(texts("#answer .chip.loud")).containsExactly("Kernel disagrees: our fault");
    assertThat(texts("#answer .warning-text"))
        .anyMatch(t -> t.startsWith("Our fault:") && t.contains("ens6") && t.contains(".jsonl:"));
    assertThat(onFx(() -> scene.lookup("#answer").getStyleClass())).contains("critical");
  }

  @Test
  void knownFlowsAreOfferedBeforeAnythingIsTraced(FxRobot robot) {
    until("the offers", () -> !scene.getRoot().lookupAll(".empty-state .button").isEmpty());
    press("VPC DNS");
    answered();
    assertThat(chosen().trace().flow().query().to()).hasToString("10.0.0.2");
  }

  @Test
  void theMatrixIsWalkedByArrowsAndEnterTracesAFlow(FxRobot robot) {
    robot.interact(this::matrix);
    until("the matrix", () -> bench.idle() && scene.lookup("#matrix") != null);
    assertThat(texts(".matrix-head .t-strong"))
        .singleElement()
        .asString()
        .contains("leave by another interface");
    Node matrix = onFx(() -> scene.lookup("#matrix"));
    robot.interact(matrix::requestFocus);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.RIGHT);
    String words = onFx(matrix::getAccessibleText);
    assertThat(words).startsWith("From 10.0.1.25 to");
    robot.push(KeyCode.ENTER);
    answered();
    assertThat(chosen().trace().flow().query().from()).hasToString("Optional[10.0.1.25]");
  }

  @Test
  void aNewCaptureTracesThePresentFlowAgain(FxRobot robot) {
    robot.interact(() -> screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28"))));
    answered();
    robot.interact(() -> openCase.update(Cases.of("healthy-4-eni-v6-prefix")));
    until("the second answer", bench::idle);
    assertThat(chosen().host()).isSameAs(openCase.evidence().get().host());
    assertThat(chosen().trace().flow().query().from()).hasToString("Optional[10.0.50.28]");
  }

  @Test
  void traceAndMatrixGoIntoTheReport(FxRobot robot) {
    robot.interact(() -> screen.reveal(new Target.OfAddress(IpAddress.parse("10.0.50.28"))));
    answered();
    press("Add to report");
    until("the sheet", () -> openCase.shared(ChosenTraces.class).get().isPresent());
    ChosenTraces chosen = openCase.shared(ChosenTraces.class).get().orElseThrow();
    assertThat(chosen.sheets()).singleElement();
    assertThat(chosen.sheets().getFirst().way()).isPresent();
    assertThat(chosen.sheets().getFirst().outcome()).contains("leaves through ens5");

    robot.interact(this::matrix);
    until("the matrix", () -> bench.idle() && scene.lookup("#matrix") != null);
    press("Add to report");
    until("its pictures", bench::idle);
    assertThat(openCase.shared(ChosenTraces.class).get().orElseThrow().matrix()).isNotEmpty();
  }
}
