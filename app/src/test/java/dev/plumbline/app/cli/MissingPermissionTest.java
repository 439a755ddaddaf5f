package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.evidence.AccountEvidence;
import dev.plumbline.aws.evidence.AccountFiles;
import dev.plumbline.aws.evidence.Target;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.guide.Finding;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.vpc.Blocker;
import dev.plumbline.path.vpc.VpcAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One permission less: its layer becomes unknown, and nothing else. */
@Timeout(120)
class MissingPermissionTest {
  private static final Scenario PRACTICE = PracticeLab.find("ssm-endpoint-group").orElseThrow();
  private static final List<IpAddress> ASKED =
      List.of(IpAddress.parse("10.0.1.200"), IpAddress.parse("198.51.100.7"));

  @TempDir private static Path home = Path.of("");
  private static Optional<LabServer> ssh = Optional.empty();
  private static Optional<Recording> whole = Optional.empty();

  @BeforeAll
  static void serve() throws Exception {
    ssh = Optional.of(LabServer.start(PRACTICE, 0));
    whole = Optional.of(collect());
  }

  @AfterAll
  static void end() throws Exception {
    ssh.orElseThrow().close();
  }

  private static Recording collect(String... denied) throws Exception {
    PracticeAws.Setting setting = PracticeAws.Setting.of(0, ssh.orElseThrow()).denying(denied);
    try (PracticeAws practice = PracticeAws.start(PRACTICE, PRACTICE.recording(), setting);
        AwsAccount account = account(practice)) {
      AccountFiles files =
          AccountEvidence.collect(
              account,
              Target.instance(practice.instanceId()),
              (done, total, file, problem) -> {},
              Cancellation.none());
      return files.with(PRACTICE.recording());
    }
  }

  private static AwsAccount account(PracticeAws practice) throws AwsException {
    return new AwsLogin(new AwsEnvironment(practice.variables(), home), AwsPrompts.none())
        .open(Optional.empty(), Optional.of(practice.region()));
  }

  static Set<String> permissions() {
    return Purpose.READ.actions();
  }

  @ParameterizedTest
  @MethodSource("permissions")
  void costsItsLayerAndNothingElse(String action) throws Exception {
    Snapshot full = Snapshot.of(whole.orElseThrow());
    Snapshot less = Snapshot.of(collect(action));
    assertThat(found(full)).contains("vpc-endpoint ssm.eu-west-1.amazonaws.com");
    assertThat(found(less)).isSubsetOf(found(full));
    for (IpAddress to : ASKED) {
      VpcAnswer before = asked(full, to);
      VpcAnswer after = asked(less, to);
      assertThat(codes(after)).isSubsetOf(codes(before));
      if (after.verdict() != before.verdict()) {
        assertThat(after.verdict()).as(to + " " + after).isEqualTo(VpcAnswer.Verdict.UNKNOWN);
        assertThat(String.join(" ", after.unknown())).contains("aws-ec2-");
      }
    }
  }

  private static Set<String> found(Snapshot snapshot) {
    return Diagnostician.diagnose(snapshot).findings().stream()
        .map((Finding f) -> f.id() + " " + f.subject())
        .collect(Collectors.toSet());
  }

  private static VpcAnswer asked(Snapshot snapshot, IpAddress to) {
    Query query = Query.to(to).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(443));
    return Tracer.of(snapshot)
        .trace(Flow.of(query, Sender.ofProtocol("tcp").orElseThrow()))
        .vpc()
        .map(side -> side.answer())
        .orElseGet(() -> VpcAnswer.untold("aws-ec2-describe-network-interfaces.json"));
  }

  private static Set<String> codes(VpcAnswer answer) {
    return answer.blockers().stream().map(Blocker::code).collect(Collectors.toSet());
  }
}
