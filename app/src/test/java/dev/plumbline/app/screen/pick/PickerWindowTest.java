package dev.plumbline.app.screen.pick;

import static dev.plumbline.app.TestWindow.onFx;
import static dev.plumbline.app.TestWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.TestWindow;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.settings.AwsPlaces;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.lab.aws.PracticeFleet;
import dev.plumbline.logs.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/** The picker in the window, on the practice account and on profiles of a made-up home. */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class PickerWindowTest {
  private static final String OREGON = "us-west-2";
  private static final String IRELAND = "eu-west-1";
  private static final String FRANKFURT = "eu-central-1";

  @TempDir static Path folder;

  private TestWindow window;
  private Path home;

  @Start
  void start(Stage stage) throws IOException {
    home = Files.createTempDirectory(folder, "home");
    Files.createDirectories(home.resolve(".aws"));
    LocalEnvironment own =
        new LocalEnvironment(
            home,
            "engineer",
            1000,
            "desk",
            Map.of(),
            home.resolve("ssh_config"),
            Optional.empty(),
            home.resolve("plumbline"));
    window = new TestWindow(stage, own);
  }

  @Stop
  void stop() {
    window.main().close();
  }

  private void profiles(String text) throws IOException {
    Files.writeString(home.resolve(".aws/config"), text);
  }

  private Optional<Node> find(String selector) {
    return Optional.ofNullable(window.scene().lookup(selector));
  }

  private void press(FxRobot robot, String selector) {
    until(selector, () -> find(selector).filter(n -> !n.isDisabled()).isPresent());
    robot.interact(() -> ((Button) find(selector).orElseThrow()).fire());
  }

  private void practice(FxRobot robot, String... regions) {
    robot.interact(() -> window.composition().picking().open(SignIns.PRACTICE, Set.of(regions)));
    until(
        "all Regions",
        () ->
            window.says("#picker-progress", "read")
                && !list().getItems().isEmpty()
                && window.texts(".button").contains("Read again"));
  }

  @SuppressWarnings("unchecked") // the id names this list
  private ListView<FoundInstance> list() {
    return (ListView<FoundInstance>) find("#instances").orElseThrow();
  }

  private List<String> names() {
    return list().getItems().stream().map(FoundInstance::label).toList();
  }

  private void search(FxRobot robot, String text) {
    robot.interact(() -> ((TextField) find("#instance-search").orElseThrow()).setText(text));
  }

  private void choose(FxRobot robot, String name) {
    search(robot, name);
    until(name, () -> names().equals(List.of(name)));
    robot.interact(() -> list().getSelectionModel().selectFirst());
  }

  private List<ConnectionProfile> saved() {
    try {
      return new ProfileStore(home.resolve("plumbline")).profiles();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OpenCase opened() {
    until("the case", () -> window.main().model().openCase().get().isPresent());
    return onFx(() -> window.main().model().openCase().get().orElseThrow());
  }

  @Test
  void instancesAreSearchedSortedAndChosenByKeys(FxRobot robot) {
    practice(robot, OREGON, IRELAND);
    assertThat(onFx(this::names)).contains("shop-web-1", "reports").isSorted();
    int all = onFx(() -> list().getItems().size());
    robot.interact(() -> find("#instance-search").orElseThrow().requestFocus());
    robot.write("production");
    until("the search", () -> window.says("#instance-count", "of " + all));
    assertThat(onFx(this::names)).contains("shop-orders", "vpn-gateway").doesNotContain("reports");
    press(robot, "#sort-interfaces");
    until(
        "the order",
        () ->
            list().getItems().stream()
                .map(FoundInstance::interfaces)
                .sorted()
                .toList()
                .equals(list().getItems().stream().map(FoundInstance::interfaces).toList()));
    robot.push(KeyCode.DOWN);
    until(
        "a choice",
        () ->
            window.texts(".button").stream()
                .anyMatch(b -> b.startsWith("Connect to ") || b.startsWith("Open facts of ")));
    String first = onFx(() -> list().getSelectionModel().getSelectedItem().label());
    robot.push(KeyCode.DOWN);
    until("the next", () -> !list().getSelectionModel().getSelectedItem().label().equals(first));
    robot.push(KeyCode.ESCAPE);
    until("the picker to close", () -> !window.main().busy());
    assertThat(saved()).isEmpty();
  }

  @Test
  void theNextOpeningListsWhatWasChosenLast(FxRobot robot) throws IOException {
    try (PracticeFleet fleet = PracticeFleet.start()) {
      profiles(
          """
          [default]
          region = eu-west-1
          aws_access_key_id = practice
          aws_secret_access_key = practice
          endpoint_url = %s
          """
              .formatted(fleet.uri()));
      AwsPlaces gone = new AwsPlaces(Set.of("removed"), Set.of(FRANKFURT));
      robot.interact(() -> window.composition().workbench().settings().awsPlaces().set(gone));
      opensWith(robot, "default", IRELAND);
      robot.interact(() -> chooser("#sign-ins").choose(Set.of(SignIns.PRACTICE)));
      until("its Regions", () -> chooser("#regions").getText().equals("3 Regions"));
      robot.interact(() -> chooser("#regions").choose(Set.of(OREGON)));
      robot.push(KeyCode.ESCAPE);
      until("the picker to close", () -> !window.main().busy());
      opensWith(robot, SignIns.PRACTICE, OREGON);
      until("its instances", () -> names().contains("shop-web-1"));
    }
  }

  private void opensWith(FxRobot robot, String profile, String region) {
    robot.interact(() -> window.composition().picking().open());
    until(profile, () -> chooser("#sign-ins").getText().equals(profile));
    until(region, () -> chooser("#regions").getText().equals(region));
  }

  private Chooser chooser(String selector) {
    return (Chooser) find(selector).orElseThrow();
  }

  @Test
  void aRefusedPermissionIsNamedWithWhatItCosts(FxRobot robot) {
    practice(robot, OREGON, FRANKFURT);
    until(
        "the sentence",
        () ->
            window.says(
                ".picker-trouble .label",
                "ssm:DescribeInstanceInformation is not permitted in eu-central-1: agents"
                    + " unknown"));
    choose(robot, "mail-relay");
    assertThat(onFx(() -> window.texts(".instance-cell .label"))).contains("SSM unknown");
  }

  @Test
  void waysThatCannotWorkStandWithTheirReasonAndTheRecommendedOneIsFirst(FxRobot robot) {
    practice(robot, OREGON);
    choose(robot, "bastion-old");
    assertThat(onFx(() -> window.texts(".way-card .label"))).contains("Instance is stopped");
    until("the facts", () -> window.texts(".button").contains("Open facts of bastion-old"));
    choose(robot, "shop-web-1");
    until("the way", () -> window.texts(".button").contains("Connect to shop-web-1"));
    assertThat(onFx(() -> window.texts(".way-card .label")))
        .startsWith("Session with SSH", "recommended");
  }

  @Test
  void anEndedSignInSaysWhichCommandRenewsItAndCopiesIt(FxRobot robot) throws IOException {
    profiles(
        """
        [profile support]
        region = eu-west-1
        sso_start_url = https://example.com/start
        sso_region = eu-west-1
        sso_account_id = 111122223333
        sso_role_name = Support
        """);
    robot.interact(() -> window.composition().picking().open("support", Set.of(IRELAND)));
    until(
        "the command",
        () -> window.says(".picker-trouble .label", "aws sso login --profile support"));
    window.fire("Copy");
    assertThat(window.copied()).containsExactly("aws sso login --profile support");
  }

  @Test
  void aCodeIsAskedForOnceAndTheInstancesAreListed(FxRobot robot) throws IOException {
    try (PracticeFleet fleet = PracticeFleet.start()) {
      profiles(
          """
          [profile keys]
          region = us-west-2
          aws_access_key_id = practice
          aws_secret_access_key = practice
          endpoint_url = %1$s
          [profile ops]
          region = us-west-2
          role_arn = arn:aws:iam::111122223333:role/Ops
          source_profile = keys
          mfa_serial = arn:aws:iam::111122223333:mfa/engineer
          endpoint_url = %1$s
          """
              .formatted(fleet.uri()));
      robot.interact(() -> window.composition().picking().open("ops", Set.of(OREGON, IRELAND)));
      until("the question", () -> find("#answer-0").filter(Node::isFocused).isPresent());
      assertThat(onFx(() -> window.texts(".dialog-frame .label")))
          .anyMatch(t -> t.contains("mfa/engineer"));
      robot.write("123456");
      press(robot, "#answer");
      until("instances", () -> names().contains("reports") && names().contains("shop-web-1"));
    }
  }

  @Test
  void readingIsStoppedAndWhatHasComeStays(FxRobot robot) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      profiles(
          """
          [profile slow]
          region = us-west-2
          aws_access_key_id = practice
          aws_secret_access_key = practice
          endpoint_url = http://127.0.0.1:%d
          """
              .formatted(silent.getLocalPort()));
      robot.interact(() -> window.composition().picking().open("slow", Set.of(OREGON)));
      until("reading", () -> window.says("#picker-progress", "under way"));
      window.fire("Stop");
      until("the stop", () -> window.says("#picker-progress", "Stopped. 0 of 1 Region read"));
      robot.push(KeyCode.ESCAPE);
      until("the picker to close", () -> !window.main().busy());
    }
  }

  @Test
  void aPastedIdIsFoundInAnotherRegionAndAnUnknownOneSaysWhereItWasLookedFor(FxRobot robot)
      throws IOException {
    try (PracticeFleet fleet = PracticeFleet.start()) {
      profiles(
          """
          [default]
          region = us-west-2
          aws_access_key_id = practice
          aws_secret_access_key = practice
          endpoint_url = %s
          """
              .formatted(fleet.uri()));
      practice(robot, IRELAND);
      choose(robot, "reports");
      String id = onFx(() -> list().getSelectionModel().getSelectedItem().id());
      robot.push(KeyCode.ESCAPE);
      robot.push(KeyCode.ESCAPE);
      until("the picker to close", () -> !window.main().busy());
      window.clipboard("please look at " + id + ", it is slow");
      robot.push(KeyCode.CONTROL, KeyCode.V);
      until("the instance", () -> window.texts(".button").contains("Open facts of reports"));
      robot.push(KeyCode.ESCAPE);
      robot.push(KeyCode.ESCAPE);
      until("the picker to close", () -> !window.main().busy());
      window.clipboard("i-0fedcba9876543210");
      robot.push(KeyCode.CONTROL, KeyCode.V);
      until(
          "the answer",
          () ->
              window.says(".instance-nothing .label", "No instance has the id i-0fedcba987654321"));
      assertThat(onFx(() -> window.texts(".instance-nothing .label")))
          .anyMatch(t -> t.contains("eu-central-1, eu-west-1, us-west-2"));
    }
  }

  @Test
  void anInstanceIsAddedWithoutConnectingAndOpensWithOneClick(FxRobot robot) {
    practice(robot, OREGON);
    choose(robot, "vpn-gateway");
    press(robot, "#add-without-connecting");
    until("the saved instance", () -> saved().size() == 1);
    assertThat(saved().getFirst().production()).isTrue();
    assertThat(saved().getFirst().aws().flatMap(AwsTarget::profile)).contains(SignIns.PRACTICE);
    assertThat(onFx(() -> window.main().model().openCase().get())).isEmpty();
    String id = saved().getFirst().id();
    until("no work", () -> window.composition().workbench().tasks().running().isEmpty());
    robot.interact(() -> window.composition().opener().open(new CaseSource.Instance(id)));
    assertThat(opened().production()).isTrue();
  }

  @Test
  void anInstanceIsReachedBySsmAndItsLogIsFollowed(FxRobot robot) {
    practice(robot, OREGON);
    choose(robot, "shop-web-1");
    press(robot, "#connect-to");
    OpenCase open = opened();
    assertThat(onFx(() -> open.way().get())).contains(Way.SSH_SESSION);
    assertThat(open.evidence().get().recording().files())
        .contains("ip-rule.txt", "aws-ec2-describe-route-tables.json");
    until("the way", () -> window.says(".header-bar .chip", "Connected, SSM"));
    robot.interact(() -> window.main().model().show(ScreenId.LOGS, Target.NOTHING));
    until("following", () -> find("#follow-chip").isPresent());
    until("a line", () -> lines() > 0);
    int before = onFx(this::lines);
    until("a new line", () -> lines() > before);
    Object evidence = onFx(() -> open.evidence().get());
    robot.push(KeyCode.CONTROL, KeyCode.R);
    until("the second capture", () -> open.evidence().get() != evidence);
    assertThat(onFx(() -> open.shell().get())).isPresent();
  }

  @SuppressWarnings("unchecked") // the id names this list
  private int lines() {
    return find("#log-list").map(n -> ((ListView<LogLine>) n).getItems().size()).orElse(0);
  }

  @Test
  void anInstanceThatNoWayLeadsToOpensAsItsAccountsFactsAndSaysWhy(FxRobot robot) {
    practice(robot, IRELAND);
    choose(robot, "reports");
    press(robot, "#connect-to");
    OpenCase open = opened();
    assertThat(open.evidence().get().accountOnly()).isTrue();
    until("the notice", () -> find("#account-only").isPresent());
    assertThat(onFx(() -> window.texts("#account-only .label")))
        .anyMatch(t -> t.contains("Plain session") && t.contains("no agent has registered"));
    assertThat(onFx(() -> window.texts(".header-bar .chip"))).contains("AWS facts only");
  }

  @Test
  void anInstanceReachedByRunCommandSaysWhyItsLogsAreNotFollowed(FxRobot robot) throws IOException {
    practice(robot, OREGON);
    choose(robot, "search-1");
    robot.clickOn("#way-run-command");
    press(robot, "#connect-to");
    OpenCase open = opened();
    assertThat(open.evidence().get().recording().manifest().notes().toString())
        .doesNotContain("No way", "no way");
    assertThat(onFx(() -> open.way().get())).contains(Way.RUN_COMMAND);
    robot.interact(() -> window.main().model().show(ScreenId.LOGS, Target.NOTHING));
    until("the reason", () -> find("#no-live-tail").isPresent());
  }
}
