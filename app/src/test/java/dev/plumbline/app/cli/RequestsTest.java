package dev.plumbline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.app.live.Reach;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.Purpose;
import dev.plumbline.aws.find.FinderListener;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.InstanceFinder;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.aws.find.SsmAgent;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.connect.ssm.AccountSessions;
import dev.plumbline.connect.ssm.PortForward;
import dev.plumbline.connect.ssm.SessionRequest;
import dev.plumbline.guide.Diagnostician;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is done with an instance, its account is sent no request that is not listed. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class RequestsTest {
  /** Every request that is listed; {@code PermissionsTest} holds the README's policies to it. */
  private static final Set<String> LISTED =
      Arrays.stream(Purpose.values())
          .flatMap(p -> p.actions().stream())
          .collect(Collectors.toCollection(TreeSet::new));

  @TempDir private Path home = Path.of("");
  private LabServer ssh;
  private PracticeAws account;

  @BeforeEach
  void serve() throws Exception {
    Scenario practice = PracticeLab.find("secondary-rules-missing").orElseThrow();
    ssh = LabServer.start(practice, 0);
    account = PracticeAws.start(practice, practice.recording(), PracticeAws.Setting.of(0, ssh));
  }

  @AfterEach
  void end() throws Exception {
    assertThat(account.requests()).isNotEmpty().isSubsetOf(LISTED);
    account.close();
    ssh.close();
  }

  @Test
  void aCaptureAndItsDiagnosis() throws Exception {
    Recording recording = source(Optional.empty()).open();
    assertThat(Diagnostician.diagnose(Snapshot.of(recording)).findings()).isNotEmpty();
    assertThat(account.requests())
        .contains(
            "ec2:DescribeRouteTables",
            "ec2:GetConsoleOutput",
            "ssm:StartSession",
            "ec2-instance-connect:SendSSHPublicKey");
    assertThat(recording.files()).noneMatch(f -> f.contains("attribute-userData"));
  }

  @ParameterizedTest
  @EnumSource(names = {"SSH_SESSION", "SHELL_SESSION", "RUN_COMMAND"})
  void eachWayIn(Way way) throws Exception {
    assertThat(source(Optional.of(way)).open().files())
        .contains("aws-ec2-describe-network-acls.json");
    assertThat(account.requests())
        .contains(way == Way.RUN_COMMAND ? "ssm:SendCommand" : "ssm:StartSession");
  }

  @Test
  void aForwardedPort() throws Exception {
    SsmSource source = source(Optional.empty());
    try (SignIns signIns = source.signIns();
        Reach reach = source.reach(signIns);
        PortForward forward =
            PortForward.open(
                SessionRequest.port(reach.instance(), 22),
                AccountSessions.of(reach.signedIn()),
                0,
                _ -> {});
        Socket client = new Socket(forward.address().getAddress(), forward.address().getPort())) {
      assertThat(client.getInputStream().read()).isEqualTo('S');
    }
    assertThat(account.requests()).contains("ssm:StartSession");
  }

  @Test
  void aListOfInstancesAndWhatWasPasted() throws Exception {
    SsmSource source = source(Optional.empty());
    try (SignIns signIns = source.signIns();
        Reach reach = source.reach(signIns)) {
      AwsAccount place = reach.signedIn();
      InstanceFinder.list(List.of(place), new Silent(), Cancellation.none());
      for (String text : List.of(account.instanceId(), "10.0.50.28", "eni-0123456789abcdef0")) {
        Optional<Pasted> pasted = Pasted.in(text);
        assertThat(pasted).isPresent();
        InstanceFinder.find(pasted.get(), List.of(place), Cancellation.none());
      }
    }
    assertThat(account.requests()).contains("ec2:DescribeInstances");
  }

  private SsmSource source(Optional<Way> only) {
    return new SsmSource(
        ConnectionProfile.of(account.instanceId(), account.instanceId())
            .withSshConfig(false)
            .withAgent(false),
        Optional.of(account.region()),
        Optional.empty(),
        only,
        false,
        new AwsEnvironment(account.variables(), home),
        new PrintWriter(new StringWriter()));
  }

  private static final class Silent implements FinderListener {
    @Override
    public void found(AwsAccount place, List<FoundInstance> page) {}

    @Override
    public void agents(AwsAccount place, Map<String, SsmAgent> page) {}

    @Override
    public void agentsComplete(AwsAccount place) {}

    @Override
    public void failed(AwsAccount place, AwsException why) {}

    @Override
    public void done(AwsAccount place) {}
  }
}
