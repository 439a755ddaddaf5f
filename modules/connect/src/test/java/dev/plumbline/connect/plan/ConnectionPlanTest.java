package dev.plumbline.connect.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.plan.Option.Outlook;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionPlanTest {
  private static List<Way> possible(ConnectionPlan plan) {
    return plan.options().stream().filter(Option::possible).map(Option::way).toList();
  }

  private static String reason(ConnectionPlan plan, Way way) {
    return plan.option(way).reason();
  }

  @Test
  void everyWayHasAnOptionInTheOrderOfTrying() {
    ConnectionPlan plan = PlanCase.plan(PlanCase.open(true));
    assertThat(plan.options()).extracting(Option::way).containsExactly(Way.values());
    assertThat(plan.recommended()).contains(Way.SSH);
    assertThat(plan.options())
        .filteredOn(o -> o.outlook() == Outlook.RECOMMENDED)
        .singleElement()
        .satisfies(o -> assertThat(o.reason()).contains("198.51.100.7 port 22"));
  }

  @Test
  void withoutAKeyInstanceConnectComesFirst() {
    ConnectionPlan plan = PlanCase.plan(PlanCase.open(false));
    assertThat(plan.recommended()).contains(Way.INSTANCE_CONNECT);
    assertThat(reason(plan, Way.SSH)).isEqualTo("no key: EC2 Instance Connect lends one");
  }

  @Test
  void withoutAnAddressASessionComesFirst() {
    ConnectionPlan plan = PlanCase.plan(PlanCase.hidden());
    assertThat(plan.recommended()).contains(Way.SSH_SESSION);
    assertThat(reason(plan, Way.SSH)).isEqualTo("no public address and no jump host");
    assertThat(reason(plan, Way.INSTANCE_CONNECT)).isEqualTo("no public address and no jump host");
  }

  @Test
  void aJumpHostLeadsToThePrivateAddress() {
    ConnectionProfile behind = PlanCase.profile().withJump(Optional.of("bastion"));
    ConnectionPlan plan = ConnectionPlan.of(behind, PlanCase.hidden(), PlanCase.NOW);
    assertThat(plan.recommended()).contains(Way.SSH);
    assertThat(reason(plan, Way.SSH)).contains("10.0.0.5");
  }

  @Test
  void aStoppedInstanceHasNoWayIn() {
    ConnectionPlan plan =
        PlanCase.plan(
            PlanCase.known(
                PlanCase.instance("stopped", "Linux/UNIX", List.of(), PlanCase.online()), true));
    assertThat(plan.recommended()).isEmpty();
    assertThat(plan.options()).extracting(Option::reason).containsOnly("instance is stopped");
  }

  @Test
  void anAgentThatIsSilentIsNamedWithItsAge() {
    SsmAgent lost = PlanCase.agent(SsmAgent.Status.LOST, Duration.ofHours(3));
    ConnectionPlan plan =
        PlanCase.plan(
            PlanCase.known(PlanCase.instance("running", "Linux/UNIX", List.of(), lost), true));
    assertThat(plan.recommended()).isEmpty();
    assertThat(reason(plan, Way.SHELL_SESSION)).isEqualTo("agent last heard of 3 h ago");
    assertThat(reason(plan, Way.RUN_COMMAND)).isEqualTo("agent last heard of 3 h ago");
  }

  @Test
  void pingsLagBehindTheChannel() {
    SsmAgent lost = PlanCase.agent(SsmAgent.Status.LOST, Duration.ofMinutes(6));
    Known back =
        new Known(
            Optional.of(PlanCase.instance("running", "Linux/UNIX", List.of(), lost)),
            Optional.of(true),
            true,
            Optional.empty());
    assertThat(PlanCase.plan(back).recommended()).contains(Way.SSH_SESSION);
  }

  @Test
  void anAgentThatPingsWithoutAChannelStillTakesCommands() {
    Known half =
        new Known(
            Optional.of(PlanCase.instance("running", "Linux/UNIX", List.of(), PlanCase.online())),
            Optional.of(false),
            true,
            Optional.empty());
    assertThat(possible(PlanCase.plan(half))).containsExactly(Way.RUN_COMMAND);
    assertThat(reason(PlanCase.plan(half), Way.SSH_SESSION)).contains("ssmmessages");
  }

  @Test
  void windowsHasNoSshAndRunsNoProbes() {
    ConnectionPlan plan =
        PlanCase.plan(
            PlanCase.known(
                PlanCase.instance("running", "Windows", List.of("198.51.100.7"), PlanCase.online()),
                true));
    assertThat(plan.recommended()).isEmpty();
    assertThat(reason(plan, Way.SSH)).isEqualTo("Windows: no SSH");
    assertThat(reason(plan, Way.SHELL_SESSION)).contains("plumbline shell");
  }

  @Test
  void anAccountThatCannotBeAskedLeavesSshToAnAddress() {
    AwsException ended =
        AwsException.of(AwsException.Kind.SIGN_IN, "The sign-in has ended (work).").build();
    ConnectionProfile saved =
        ConnectionProfile.of("web", "web.example.org")
            .withAws(Optional.of(new AwsTarget(PlanCase.ID, "eu-west-1", Optional.of("work"))));
    ConnectionPlan plan = ConnectionPlan.of(saved, Known.nothing(true, ended), PlanCase.NOW);
    assertThat(possible(plan)).containsExactly(Way.SSH);
    assertThat(reason(plan, Way.RUN_COMMAND)).isEqualTo("The sign-in has ended (work)");
  }

  @Test
  void aMachineOutsideEc2IsReachedBySessionsAlone() {
    Known nothing = new Known(Optional.empty(), Optional.empty(), true, Optional.empty());
    ConnectionPlan plan =
        ConnectionPlan.of(
            ConnectionProfile.of("mi", "mi-0123456789abcdef0"), nothing, PlanCase.NOW);
    assertThat(possible(plan)).containsExactly(Way.SSH_SESSION, Way.SHELL_SESSION, Way.RUN_COMMAND);
    assertThat(reason(plan, Way.INSTANCE_CONNECT)).isEqualTo("not an instance of EC2");
  }

  @Test
  void everyWordOfTheCommandLineNamesItsWay() {
    assertThat(Arrays.stream(Way.values()).map(Way::word))
        .containsExactly("ssh", "instance-connect", "ssh-session", "session", "run-command");
    for (Way way : Way.values()) {
      assertThat(Way.of(way.word())).contains(way);
    }
    assertThat(Way.of("telnet")).isEmpty();
  }

  @Test
  void theUsualUserIsThatOfTheDistribution() {
    assertThat(Network.usualUser(PlanCase.hidden())).isEqualTo("ubuntu");
  }
}
