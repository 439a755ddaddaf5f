package dev.plumbline.app.screen.connect;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The dialogs about instances in the window, with real clicks, keys and SSH. */
@ExtendWith(ApplicationExtension.class)
class ConnectDialogsTest {
  private static final String CONFIG =
      """
      Host web-1
        HostName 10.0.1.25
        User ec2-user
      Host web-2
        HostName 10.0.1.81
        ProxyJump web-1
      Host i-0abc1234def567890
        ProxyCommand aws ssm start-session --target %h
      Host handed-over
        ProxyCommand pass-socket %h
        ProxyUseFdpass yes
      Host *.internal
        User ubuntu
      """;

  @TempDir static Path folder;

  private final List<Optional<HostKeyDecision>> decisions = new ArrayList<>();
  private TestWindow window;
  private Path own;

  @Start
  void start(Stage stage) throws IOException {
    own = Files.createTempDirectory(folder, "own");
    Path config = Files.writeString(own.resolve("ssh_config"), CONFIG);
    window = new TestWindow(stage, LocalEnvironment.system().withFolder(own).withSshConfig(config));
  }

  @Stop
  void stop() {
    window.main().close();
  }

  private Optional<Node> find(String selector) {
    return Optional.ofNullable(window.scene().lookup(selector));
  }

  private boolean disabled(String selector) {
    return onFx(() -> find(selector).orElseThrow().isDisabled());
  }

  private void press(FxRobot robot, String selector) {
    until(selector, () -> find(selector).filter(n -> !n.isDisabled()).isPresent());
    robot.interact(() -> ((Button) find(selector).orElseThrow()).fire());
  }

  private void type(FxRobot robot, String selector, String text) {
    robot.interact(() -> ((TextInputControl) find(selector).orElseThrow()).setText(text));
  }

  private List<ConnectionProfile> saved() {
    try {
      return new ProfileStore(own).profiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void newInstance(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.N);
    until("the dialog", () -> find("#instance-address").filter(Node::isFocused).isPresent());
  }

  @Test
  void aConnectionTestListsItsStepsAndTheInstanceIsSaved(FxRobot robot) throws IOException {
    try (LabServer server =
        LabServer.start(PracticeLab.find("secondary-rules-missing").orElseThrow(), 0)) {
      newInstance(robot);
      assertThat(disabled("#test-connection")).isTrue();
      robot.write(server.host());
      type(robot, "#instance-port", String.valueOf(server.port()));
      type(robot, "#instance-name", "practice");
      type(robot, "#instance-user", LabServer.USER);
      type(robot, "#instance-keys", server.keyFile().toString());
      press(robot, "#test-connection");
      press(robot, "#accept-and-store");
      until("the end", () -> window.says(".connection-test .chip", "all steps in order"));
      assertThat(onFx(() -> window.texts(".connection-test .step-words .label")))
          .contains("Verify host key", "Log in", "Open shell");
      press(robot, "#save-without-connecting");
      until("the saved instance", () -> saved().size() == 1);
      assertThat(saved().getFirst().name()).isEqualTo("practice");
      assertThat(saved().getFirst().port()).isEqualTo(OptionalInt.of(server.port()));
    }
  }

  @Test
  void aConnectionTestThatFailsNamesItsStep(FxRobot robot) throws IOException {
    int closed;
    try (ServerSocket taken = new ServerSocket(0)) {
      closed = taken.getLocalPort();
    }
    newInstance(robot);
    robot.write("127.0.0.1");
    type(robot, "#instance-port", String.valueOf(closed));
    press(robot, "#test-connection");
    until("the failure", () -> window.says(".connection-test .chip", "failed at step"));
    assertThat(onFx(() -> window.texts(".connection-test .step-words .label")))
        .contains("not reached");
    robot.push(KeyCode.ESCAPE);
    until("the dialog to close", () -> !window.main().busy());
    assertThat(saved()).isEmpty();
  }

  private void showChangedHostKey(FxRobot robot) {
    robot.interact(
        () ->
            window
                .main()
                .workbench()
                .dialogs()
                .show(ConnectExamples.changedHostKey(text -> {}), decisions::add));
    until("the safe answer", () -> find("#do-not-connect").filter(Node::isFocused).isPresent());
  }

  @Test
  void enterRefusesAChangedHostKey(FxRobot robot) {
    showChangedHostKey(robot);
    assertThat(onFx(() -> ((Button) find("#do-not-connect").orElseThrow()).isDefaultButton()))
        .isTrue();
    robot.push(KeyCode.ENTER);
    until("the answer", () -> !decisions.isEmpty());
    assertThat(decisions).containsExactly(Optional.of(HostKeyDecision.REFUSE));
  }

  @Test
  void aChangedHostKeyIsReplacedOnlyAfterTheNameIsTyped(FxRobot robot) {
    showChangedHostKey(robot);
    assertThat(disabled("#replace-key")).isTrue();
    type(robot, "#host-name", "ip-10-0-1-10");
    assertThat(disabled("#replace-key")).isTrue();
    type(robot, "#host-name", "ip-10-0-1-101");
    assertThat(disabled("#replace-key")).isFalse();
    press(robot, "#replace-key");
    assertThat(decisions).containsExactly(Optional.of(HostKeyDecision.ACCEPT_AND_STORE));
  }

  @Test
  void escapeAnswersNothingToAChangedHostKey(FxRobot robot) {
    showChangedHostKey(robot);
    robot.push(KeyCode.ESCAPE);
    until("the answer", () -> !decisions.isEmpty());
    assertThat(decisions).containsExactly(Optional.empty());
  }

  @Test
  void theImportIsPreviewedAndOnlyWhatIsChosenIsSaved(FxRobot robot) {
    newInstance(robot);
    window.fire("Import from ~/.ssh and ~/.aws");
    until("the preview", () -> find("#import").isPresent());
    assertThat(onFx(() -> ((Button) find("#import").orElseThrow()).getText()))
        .isEqualTo("Import 3 instances");
    assertThat(onFx(() -> window.texts("#import-rows .label")))
        .contains(
            "ec2-user@10.0.1.25:22",
            "via web-1",
            "asks before it runs",
            "not supported",
            "Host *.internal");
    robot.interact(() -> choice("web-2").setSelected(false));
    assertThat(onFx(() -> choice("handed-over").isDisabled())).isTrue();
    robot.interact(() -> choice("i-0abc1234def567890").setSelected(false));
    assertThat(saved()).isEmpty();
    press(robot, "#import");
    until("the import", () -> saved().size() == 1);
    assertThat(saved().getFirst().address()).isEqualTo("web-1");
  }

  @Test
  void aProgramRunsOnlyAfterConsentAndIsAskedAboutOnce(FxRobot robot) throws Exception {
    ProxyProgram program = new ProxyProgram("10.0.1.25:22", "nc 10.0.1.25 22", "nc %h %p");
    var prompts =
        new DialogPrompts(
            window.main().workbench().dialogs(),
            window.main().workbench().errors(),
            text -> {},
            own);
    var first = CompletableFuture.supplyAsync(() -> prompts.runProgram(program));
    until("the question", () -> find("#do-not-run").filter(Node::isFocused).isPresent());
    assertThat(onFx(() -> window.texts(".dialog-frame .label")))
        .contains("nc 10.0.1.25 22", "ProxyCommand nc %h %p");
    robot.push(KeyCode.ENTER);
    assertThat(first.get(60, TimeUnit.SECONDS)).isFalse();
    var second = CompletableFuture.supplyAsync(() -> prompts.runProgram(program));
    press(robot, "#run-program");
    assertThat(second.get(60, TimeUnit.SECONDS)).isTrue();
    assertThat(CompletableFuture.supplyAsync(() -> prompts.runProgram(program)).get()).isTrue();
    assertThat(onFx(() -> window.main().busy())).isFalse();
  }

  @Test
  void escapeEmptiesTheSearchOfADialogFirst(FxRobot robot) {
    robot.interact(
        () -> window.main().workbench().dialogs().show(ConnectExamples.manage(), closed -> {}));
    until(
        "the search",
        () -> find(".dialog-frame .search .text-field").filter(Node::isFocused).isPresent());
    robot.write("bastion");
    until("the search", () -> !window.says(".pick-row .label", "node-a1"));
    robot.push(KeyCode.ESCAPE);
    until("all instances", () -> window.says(".pick-row .label", "node-a1"));
    assertThat(onFx(() -> window.main().busy())).isTrue();
    robot.push(KeyCode.ESCAPE);
    until("the dialog to close", () -> !window.main().busy());
  }

  private CheckBox choice(String name) {
    return window.scene().getRoot().lookupAll("#import-rows .check-box").stream()
        .map(CheckBox.class::cast)
        .filter(c -> name.equals(c.getText()))
        .findFirst()
        .orElseThrow();
  }
}
