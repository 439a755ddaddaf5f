package dev.plumbline.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.connect.BatchOnlyException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.plan.Attempt;
import dev.plumbline.connect.plan.Attempt.Outcome;
import dev.plumbline.connect.plan.NoWayException;
import dev.plumbline.connect.plan.Reached;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.session.TerminalSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every way into a practice instance, and what becomes of one that no way leads to. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class WaysTest {
  @TempDir private Path home = Path.of("");

  private static final UnaryOperator<Recording> AS_IT_IS = r -> r;
  private static final UnaryOperator<Recording> IN_REACH =
      WaysCase.instance(i -> i.put("PublicIpAddress", "127.0.0.1"));

  /** A port that nobody listens at. */
  private static final int NOBODY = 1;

  private Harvest harvest(
      UnaryOperator<Recording> change,
      UnaryOperator<PracticeAws.Setting> setting,
      Function<WaysCase, ConnectionProfile> profile)
      throws Exception {
    return harvest(change, setting, profile, Optional.empty());
  }

  private Harvest harvest(
      UnaryOperator<Recording> change,
      UnaryOperator<PracticeAws.Setting> setting,
      Function<WaysCase, ConnectionProfile> profile,
      Optional<Way> only)
      throws Exception {
    try (WaysCase c = WaysCase.start(home, change, setting);
        Reach reach = c.reach(profile.apply(c))) {
      Harvest harvest =
          reach.harvest(only, WaysCase.trusting(), new ReachProgress() {}, Cancellation.none());
      harvest.reached().ifPresent(r -> r.shell().close());
      return harvest;
    }
  }

  private static Way way(Harvest harvest) {
    return harvest.reached().map(Reached::way).orElseThrow();
  }

  private static List<String> sentences(Harvest harvest) {
    return harvest
        .reached()
        .map(Reached::attempts)
        .or(() -> harvest.why().map(NoWayException::attempts))
        .orElseThrow()
        .stream()
        .map(Attempt::sentence)
        .toList();
  }

  private static void isWhole(Harvest harvest) {
    assertThat(harvest.recording().files())
        .contains("ip-j-rule.json", "journal-networkd.txt", "aws-ec2-describe-route-tables.json");
  }

  @Test
  void anOpenPortAndAKeyLeadInBySsh() throws Exception {
    Harvest harvest = harvest(IN_REACH, s -> s, WaysCase::withKey);
    assertThat(way(harvest)).isEqualTo(Way.SSH);
    isWhole(harvest);
  }

  @Test
  void anOpenPortWithoutAKeyLeadsInWithALentOne() throws Exception {
    Harvest harvest = harvest(IN_REACH, s -> s, WaysCase::profile);
    assertThat(way(harvest)).isEqualTo(Way.INSTANCE_CONNECT);
    assertThat(sentences(harvest)).contains("SSH: no key: EC2 Instance Connect lends one");
    isWhole(harvest);
  }

  @Test
  void withoutAnOpenPortASessionCarriesSsh() throws Exception {
    Harvest harvest = harvest(AS_IT_IS, s -> s, WaysCase::profile);
    assertThat(way(harvest)).isEqualTo(Way.SSH_SESSION);
    assertThat(sentences(harvest)).contains("SSH: no public address and no jump host");
    isWhole(harvest);
  }

  @Test
  void withoutAnSshServerASessionsOwnShellIsEnough() throws Exception {
    Harvest bySsh = harvest(AS_IT_IS, s -> s, WaysCase::profile, Optional.of(Way.SSH_SESSION));
    Harvest harvest =
        harvest(
            AS_IT_IS, s -> s.denying("ssm:StartSession/AWS-StartSSHSession"), WaysCase::profile);
    assertThat(way(harvest)).isEqualTo(Way.SHELL_SESSION);
    assertThat(harvest.recording().manifest().source()).contains("ssm");
    isWhole(harvest);
    assertThat(harvest.recording().files()).isEqualTo(bySsh.recording().files());
    assertThat(bySsh.recording().files())
        .filteredOn(f -> f.startsWith("ip-") || f.startsWith("journal"))
        .isNotEmpty()
        .allSatisfy(
            f -> assertThat(harvest.recording().text(f)).isEqualTo(bySsh.recording().text(f)));
  }

  @Test
  void aSavedInstanceIsTriedAtItsAddressFirstAndNeedsNoSshServerInTheEnd() throws Exception {
    Harvest harvest =
        harvest(AS_IT_IS, s -> s, c -> c.saved("127.0.0.1").withPort(OptionalInt.of(NOBODY)));
    assertThat(way(harvest)).isEqualTo(Way.SHELL_SESSION);
    assertThat(harvest.reached().orElseThrow().attempts())
        .extracting(Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.SKIPPED, Outcome.FAILED, Outcome.OPENED);
    isWhole(harvest);
  }

  @Test
  void aJumpHostThatDoesNotAnswerIsNoneOfASession() throws Exception {
    Harvest harvest =
        harvest(
            WaysCase.instance(i -> i.put("PrivateIpAddress", "127.0.0.1")),
            s -> s,
            c -> c.withKey().withJump(Optional.of("127.0.0.1:" + NOBODY)));
    assertThat(way(harvest)).isEqualTo(Way.SSH_SESSION);
    assertThat(harvest.reached().orElseThrow().attempts().getFirst().outcome())
        .isEqualTo(Outcome.FAILED);
  }

  @Test
  void anAccountThatCannotBeAskedLeavesSsh() throws Exception {
    try (WaysCase c = WaysCase.start(home, AS_IT_IS, s -> s);
        Reach reach = c.reachWithoutAccount(c.saved("127.0.0.1"))) {
      Harvest harvest =
          reach.harvest(
              Optional.empty(), WaysCase.trusting(), new ReachProgress() {}, Cancellation.none());
      harvest.reached().ifPresent(r -> r.shell().close());
      assertThat(way(harvest)).isEqualTo(Way.SSH);
      assertThat(harvest.recording().files())
          .contains("ip-j-rule.json")
          .noneMatch(f -> f.startsWith("aws-"));
    }
  }

  @Test
  void anEncryptedPlainSessionOverABadPathLosesNothing() throws Exception {
    Harvest good = harvest(AS_IT_IS, s -> s, WaysCase::profile, Optional.of(Way.SHELL_SESSION));
    Harvest bad =
        harvest(
            AS_IT_IS,
            s -> s.sealed().withFaults(Faults.lossy(11).closing(150)),
            WaysCase::profile,
            Optional.of(Way.SHELL_SESSION));
    assertThat(bad.recording().files()).isEqualTo(good.recording().files());
    assertThat(good.recording().files())
        .filteredOn(f -> f.startsWith("ip-"))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(bad.recording().text(f)).isEqualTo(good.recording().text(f)));
  }

  @Test
  void whereSessionsAreDeniedRunCommandBringsTheMostTelling() throws Exception {
    Harvest harvest = harvest(AS_IT_IS, s -> s.denying("ssm:StartSession"), WaysCase::profile);
    assertThat(way(harvest)).isEqualTo(Way.RUN_COMMAND);
    assertThat(harvest.recording().manifest().source()).contains("run-command");
    isMostTelling(harvest);
  }

  @Test
  void runCommandDoesWithoutPackersToo() throws Exception {
    Harvest harvest =
        harvest(AS_IT_IS, s -> s.denying("ssm:StartSession").plain(), WaysCase::profile);
    assertThat(way(harvest)).isEqualTo(Way.RUN_COMMAND);
    assertThat(harvest.recording().files())
        .contains("ip-j-addr.json", "aws-ec2-describe-route-tables.json");
    assertThat(harvest.recording().manifest().notes())
        .anySatisfy(note -> assertThat(note).contains("Run Command keeps 24,000 characters"));
  }

  private static void isMostTelling(Harvest harvest) {
    assertThat(harvest.recording().files())
        .contains("ip-j-rule.json", "ip-j-route-all.json", "aws-ec2-describe-route-tables.json");
  }

  @Test
  void runCommandRefusesWhatItCannotDo() throws Exception {
    try (WaysCase c = WaysCase.start(home, AS_IT_IS, s -> s);
        Reach reach = c.reach(c.profile())) {
      Reached reached =
          reach.connect(
              reach.plan(Cancellation.none()),
              Optional.of(Way.RUN_COMMAND),
              WaysCase.trusting(),
              new ReachProgress() {},
              Cancellation.none());
      try (Shell shell = reached.shell()) {
        assertThatThrownBy(() -> shell.exec("exec sh -s"))
            .isInstanceOf(BatchOnlyException.class)
            .hasMessageContaining("nothing can be followed");
        assertThatThrownBy(() -> shell.terminal("xterm", new TerminalSize(80, 24)))
            .hasMessageContaining("no terminal");
      }
    }
  }

  @Test
  void aStoppedInstanceIsNotTriedAndItsAccountIsTheCase() throws Exception {
    Harvest harvest =
        harvest(
            WaysCase.instance(i -> i.putObject("State").put("Code", 80).put("Name", "stopped")),
            s -> s,
            WaysCase::withKey);
    assertThat(sentences(harvest))
        .contains("SSH: instance is stopped", "Run Command: instance is stopped");
    assertThat(harvest.recording().files())
        .contains("aws-ec2-describe-instances.json", "aws-ec2-get-console-output.json")
        .doesNotContain("ip-j-rule.json");
    assertThat(harvest.recording().manifest().notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .contains("Nothing of the host itself is here")
                    .contains("instance is stopped"));
  }

  @Test
  void anAgentThatIsSilentIsNotCalled() throws Exception {
    Harvest harvest = harvest(WaysCase.agentSilent(), s -> s, WaysCase::profile);
    assertThat(harvest.reached()).isEmpty();
    assertThat(sentences(harvest))
        .anyMatch(s -> s.matches("Plain session: agent last heard of \\d+ d ago"))
        .anyMatch(s -> s.matches("Run Command: agent last heard of \\d+ d ago"));
  }

  @Test
  void whereNothingIsAllowedTheAccountIsTheCase() throws Exception {
    Harvest harvest =
        harvest(AS_IT_IS, s -> s.denying("ssm:StartSession", "ssm:SendCommand"), WaysCase::profile);
    assertThat(harvest.reached()).isEmpty();
    assertThat(harvest.why().orElseThrow().attempts())
        .filteredOn(a -> a.outcome() == Outcome.FAILED)
        .extracting(Attempt::way)
        .containsExactly(Way.SSH_SESSION, Way.SHELL_SESSION, Way.RUN_COMMAND);
    assertThat(harvest.recording().files()).contains("aws-ec2-describe-security-groups.json");
  }

  @Test
  void anInstanceOfAnotherAccountIsNoCase() {
    assertThatThrownBy(
            () -> harvest(AS_IT_IS, s -> s, c -> c.profile().withAddress("i-0123456789abcdef0")))
        .isInstanceOf(NoWayException.class)
        .hasMessageContaining("is not in");
  }
}
