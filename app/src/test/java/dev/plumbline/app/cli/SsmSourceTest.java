package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.InstanceFinder;
import dev.plumbline.aws.find.InstanceList;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.Faults;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From an instance's id to its diagnosis, by way of the practice lab's account. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class SsmSourceTest {
  private final StringWriter said = new StringWriter();

  @TempDir private Path home = Path.of("");

  private SsmSource source(String instance, PracticeAws account) {
    return new SsmSource(
        ConnectionProfile.of(instance, instance).withSshConfig(false).withAgent(false),
        Optional.of(account.region()),
        Optional.empty(),
        Optional.empty(),
        false,
        new AwsEnvironment(account.variables(), home),
        new PrintWriter(said));
  }

  private Recording capture(String scenario, Faults faults) throws Exception {
    Scenario practice = PracticeLab.find(scenario).orElseThrow();
    try (LabServer ssh = LabServer.start(practice, 0);
        PracticeAws account =
            PracticeAws.start(
                practice,
                practice.recording(),
                PracticeAws.Setting.of(0, ssh).withFaults(faults))) {
      return source(account.instanceId(), account).open();
    }
  }

  @Test
  void anInstanceWithoutKeyOrPortIsCapturedWithItsAccountBesideIt() throws Exception {
    Recording recording = capture("secondary-rules-missing", Faults.none());
    assertThat(recording.files()).contains("ip-j-rule.json", "aws-ec2-describe-route-tables.json");
    assertThat(Diagnostician.diagnose(Snapshot.of(recording)).findings())
        .extracting(Finding::id)
        .contains("policy-rule-missing");
    assertThat(said.toString()).contains("answers of the account");
  }

  static Stream<Faults> faults() {
    return Stream.of(
        Faults.lossy(7),
        Faults.lossy(8).closing(300).refusing(2),
        Faults.none().silent(Duration.ofSeconds(30), 200));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aBadPathChangesNothing(Faults faults) throws Exception {
    Recording good = capture("secondary-rules-missing", Faults.none());
    Recording bad = capture("secondary-rules-missing", faults);
    assertThat(bad.files()).isEqualTo(good.files());
    assertThat(good.files())
        .filteredOn(f -> f.startsWith("ip-"))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(bad.text(f)).isEqualTo(good.text(f)));
  }

  @Test
  void aSavedInstanceOfThePracticeAccountIsReachedFromTheShellToo() throws Exception {
    AwsEnvironment nothing = new AwsEnvironment(Map.of(), home);
    InstanceList list = new InstanceList();
    FoundInstance found;
    try (SignIns signIns = new SignIns(nothing, AwsPrompts.none());
        AwsAccount practice = signIns.open(Optional.of(SignIns.PRACTICE), Optional.empty())) {
      InstanceFinder.list(List.of(practice), list, Cancellation.none());
      found = list.search("10.0.50.28", true).getFirst();
    }
    SsmSource source =
        new SsmSource(
            ConnectionProfile.of("saved", found.id())
                .withSshConfig(false)
                .withAgent(false)
                .withAws(
                    Optional.of(
                        new AwsTarget(found.id(), found.region(), Optional.of(SignIns.PRACTICE)))),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            nothing,
            new PrintWriter(said));
    try (Connection connection = source.connect()) {
      assertThat(connection.capture().files())
          .contains("ip-j-rule.json", "aws-ec2-describe-route-tables.json");
    }
  }

  @Test
  void anInstanceThatIsNotConnectedIsToldAsSuch() throws Exception {
    Scenario practice = PracticeLab.find("ssm-healthy").orElseThrow();
    try (LabServer ssh = LabServer.start(practice, 0);
        PracticeAws account =
            PracticeAws.start(practice, practice.recording(), PracticeAws.Setting.of(0, ssh))) {
      assertThatThrownBy(() -> source("i-0123456789abcdef0", account).open())
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.exitCode()).isEqualTo(SourceException.NOT_CONNECTED))
          .hasMessageContaining("i-0123456789abcdef0")
          .hasMessageContaining("Plain session, Run Command: i-0123456789abcdef0 is not in");
    }
  }

  @Test
  void whereNoWayLeadsInTheAccountIsReadAndTheReasonsAreTold() throws Exception {
    Scenario practice = PracticeLab.find("secondary-rules-missing").orElseThrow();
    try (LabServer ssh = LabServer.start(practice, 0);
        PracticeAws account =
            PracticeAws.start(
                practice,
                practice.recording(),
                PracticeAws.Setting.of(0, ssh).denying("ssm:StartSession", "ssm:SendCommand"))) {
      SsmSource source = source(account.instanceId(), account);
      Recording recording = source.open();
      assertThat(recording.files()).contains("aws-ec2-describe-instances.json");
      assertThat(said.toString())
          .contains("No way leads to " + account.instanceId())
          .contains("Session with SSH, Plain session: The account refused the session")
          .contains("Run Command: Not permitted: ssm:SendCommand")
          .contains("nothing of the host itself");
      assertThatThrownBy(source::connect)
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> assertThat(e.exitCode()).isEqualTo(SourceException.NOT_CONNECTED));
    }
  }

  @Test
  void logsAreNotFollowedByRunCommand() throws Exception {
    Scenario practice = PracticeLab.find("secondary-rules-missing").orElseThrow();
    try (LabServer ssh = LabServer.start(practice, 0);
        PracticeAws account =
            PracticeAws.start(
                practice,
                practice.recording(),
                PracticeAws.Setting.of(0, ssh).denying("ssm:StartSession"))) {
      assertThatThrownBy(() -> source(account.instanceId(), account).connect())
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("Only Run Command leads to")
          .hasMessageContaining("following logs");
    }
  }
}
