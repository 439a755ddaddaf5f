package dev.plumbline.app.live;

import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.aws.profile.AwsLogin;
import dev.plumbline.aws.profile.AwsPrompts;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.aws.PracticeAws;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A practice instance on this computer, with an account around it that can be changed. */
final class WaysCase implements AutoCloseable {
  static final String INSTANCES = "aws-ec2-describe-instances.json";
  static final String AGENTS = "aws-ssm-describe-instance-information.json";
  static final String CHANNEL = "aws-ssm-get-connection-status.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LabServer server;
  private final PracticeAws account;
  private final LocalEnvironment local;

  private WaysCase(LabServer server, PracticeAws account, LocalEnvironment local) {
    this.server = server;
    this.account = account;
    this.local = local;
  }

  /**
   * Starts one.
   *
   * @param home of a person without keys
   * @param change of what instance and account answer
   */
  static WaysCase start(
      Path home, UnaryOperator<Recording> change, UnaryOperator<PracticeAws.Setting> setting)
      throws IOException {
    Scenario scenario = PracticeLab.find("vpc-database-and-peering").orElseThrow();
    Recording answers = change.apply(scenario.recording());
    LabServer server = LabServer.start(scenario, answers, 0);
    PracticeAws account =
        PracticeAws.start(scenario, answers, setting.apply(PracticeAws.Setting.of(0, server)));
    LocalEnvironment here = LocalEnvironment.system();
    LocalEnvironment local =
        new LocalEnvironment(
            home,
            here.user(),
            here.uid(),
            here.hostName(),
            Map.of(),
            home.resolve("config"),
            Optional.empty(),
            home.resolve("plumbline"));
    return new WaysCase(server, account, local);
  }

  /** A file of the account, changed. */
  static UnaryOperator<Recording> changed(String file, Consumer<ObjectNode> change) {
    return recording -> {
      ObjectNode root = JSON.readTree(recording.text(file).orElseThrow()).asObject();
      change.accept(root);
      return recording.with(file, JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8));
    };
  }

  /** The instance itself in the answer that lists it. */
  static UnaryOperator<Recording> instance(Consumer<ObjectNode> change) {
    return changed(
        INSTANCES,
        root ->
            change.accept(root.path("Reservations").path(0).path("Instances").path(0).asObject()));
  }

  /** Its agent has been silent for long. */
  static UnaryOperator<Recording> agentSilent() {
    return recording -> {
      ObjectNode known =
          JSON.readTree(recording.text(INSTANCES).orElseThrow())
              .path("Reservations")
              .path(0)
              .path("Instances")
              .path(0)
              .asObject();
      String id = known.path("InstanceId").asString();
      ObjectNode agents = JSON.createObjectNode();
      agents
          .putArray("InstanceInformationList")
          .addObject()
          .put("InstanceId", id)
          .put("PingStatus", "ConnectionLost")
          .put("LastPingDateTime", "2026-01-01T00:00:00Z")
          .put("PlatformType", "Linux");
      ObjectNode channel = JSON.createObjectNode().put("Target", id).put("Status", "notconnected");
      return recording.with(AGENTS, bytes(agents)).with(CHANNEL, bytes(channel));
    };
  }

  private static byte[] bytes(ObjectNode root) {
    return JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
  }

  /** The instance by its id; nothing of this computer's own settings counts. */
  ConnectionProfile profile() {
    return ConnectionProfile.of(account.instanceId(), account.instanceId())
        .withSshConfig(false)
        .withAgent(false)
        .withPort(OptionalInt.of(server.port()));
  }

  /** With the key that the instance knows. */
  ConnectionProfile withKey() {
    return profile().withIdentityFiles(List.of(server.keyFile().toString()));
  }

  /** As somebody saved it, with an address of its own and a key. */
  ConnectionProfile saved(String address) {
    return withKey()
        .withName("web")
        .withAddress(address)
        .withAws(
            Optional.of(new AwsTarget(account.instanceId(), account.region(), Optional.empty())));
  }

  /** Where nobody is signed in. */
  Reach reachWithoutAccount(ConnectionProfile profile) {
    return Reach.signIn(
        profile,
        Optional.empty(),
        Optional.of("nobody"),
        new AwsLogin(new AwsEnvironment(Map.of(), local.home()), AwsPrompts.none())::open,
        new SshConnector(local),
        local);
  }

  Reach reach(ConnectionProfile profile) {
    return Reach.signIn(
        profile,
        Optional.of(account.region()),
        Optional.empty(),
        new AwsLogin(new AwsEnvironment(account.variables(), local.home()), AwsPrompts.none())
            ::open,
        new SshConnector(local),
        local);
  }

  /** Somebody who trusts every host for once. */
  static ConnectionPrompts trusting() {
    return new ConnectionPrompts() {
      @Override
      public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
        return HostKeyDecision.ACCEPT_ONCE;
      }
    };
  }

  @Override
  public void close() throws IOException {
    account.close();
    server.close();
  }
}
