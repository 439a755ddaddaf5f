package dev.plumbline.lab.aws;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.program.LabPrograms;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/**
 * The account of a practice instance on loopback: point {@code AWS_ENDPOINT_URL} at {@link #uri}
 * and any signed call is answered, sessions included.
 */
public final class PracticeAws implements AutoCloseable {
  private static final String KEY = "arn:aws:kms:us-west-2:111122223333:key/practice";
  private static final String AGENT = "3.3.3270.0";
  private static final int SSH = 22;

  private final Recording account;
  private final DataChannels channels;
  private final Sessions sessions;
  private final AwsEndpoint endpoint;

  private PracticeAws(
      Recording account, DataChannels channels, Sessions sessions, AwsEndpoint endpoint) {
    this.account = account;
    this.channels = channels;
    this.sessions = sessions;
    this.endpoint = endpoint;
  }

  /**
   * How the account is set up.
   *
   * @param port of the endpoint; 0 for any free one
   * @param sshPort where the practice instance answers over SSH
   * @param ssh the server there, when it is the lab's own: Instance Connect lends it keys
   * @param agentVersion four numbers
   * @param sealing when the session preferences ask for a key of KMS: where keys and challenges
   *     come from
   * @param denied IAM actions that the role may not call, of {@code ssm:StartSession} also with a
   *     document behind a slash
   * @param packs whether the instance has gzip and base64
   */
  public record Setting(
      int port,
      int sshPort,
      Optional<LabServer> ssh,
      String agentVersion,
      Optional<RandomGenerator> sealing,
      Faults faults,
      Set<String> denied,
      boolean packs) {
    /** A present-day agent on a path without faults, and any SSH server. */
    public static Setting of(int port, int sshPort) {
      return new Setting(
          port, sshPort, Optional.empty(), AGENT, Optional.empty(), Faults.none(), Set.of(), true);
    }

    /** The same with the lab's own SSH server. */
    public static Setting of(int port, LabServer ssh) {
      return new Setting(
          port,
          ssh.port(),
          Optional.of(ssh),
          AGENT,
          Optional.empty(),
          Faults.none(),
          Set.of(),
          true);
    }

    /** The same with another agent. */
    public Setting withAgent(String version) {
      return new Setting(port, sshPort, ssh, version, sealing, faults, denied, packs);
    }

    /** The same with session preferences that ask for a key of KMS. */
    public Setting sealed() {
      return sealed(new SecureRandom());
    }

    /** The same with keys and challenges from there; safe for several threads. */
    public Setting sealed(RandomGenerator random) {
      return new Setting(
          port, sshPort, ssh, agentVersion, Optional.of(random), faults, denied, packs);
    }

    /** The same for a role that may not do everything. */
    public Setting denying(String... actions) {
      return new Setting(port, sshPort, ssh, agentVersion, sealing, faults, Set.of(actions), packs);
    }

    /** The same with an instance that has neither gzip nor base64. */
    public Setting plain() {
      return new Setting(port, sshPort, ssh, agentVersion, sealing, faults, denied, false);
    }

    /** The same over a path with faults. */
    public Setting withFaults(Faults value) {
      return new Setting(port, sshPort, ssh, agentVersion, sealing, value, denied, packs);
    }
  }

  /**
   * Starts the endpoint.
   *
   * @param answers what the instance answers
   * @throws IOException when a port is taken
   */
  public static PracticeAws start(Scenario scenario, Recording answers, Setting setting)
      throws IOException {
    Recording account = PracticeAccount.of(scenario, answers);
    LabPrograms programs = new LabPrograms(scenario.id(), answers);
    KmsKeys keys = new KmsKeys(KEY, setting.sealing().orElseGet(SecureRandom::new));
    DataChannels channels = DataChannels.start(setting.faults());
    AgentPlans plans =
        new AgentPlans(
            answers,
            programs,
            new Dial(Map.of(SSH, setting.sshPort())),
            setting.agentVersion(),
            setting.sealing().map(random -> keys));
    Sessions sessions = new Sessions(plans, channels::uri, setting.faults());
    channels.serve(sessions);
    try {
      IdentityApi identity = new IdentityApi(account);
      AwsEndpoint endpoint =
          AwsEndpoint.start(
              setting.port(),
              Denials.before(
                  setting.denied(),
                  Map.of(
                      "ec2",
                      new Ec2Api(account, region(account))::answer,
                      "ssm",
                      new SsmApi(
                          account,
                          region(account),
                          sessions,
                          new RunCommands(programs, setting.packs())),
                      "kms",
                      keys,
                      "ec2-instance-connect",
                      new InstanceConnectApi(
                          text(PracticeAccount.instance(account), "InstanceId"), setting.ssh()),
                      "sts",
                      identity::answer,
                      "iam",
                      identity::answer)));
      return new PracticeAws(account, channels, sessions, endpoint);
    } catch (IOException e) {
      channels.close();
      throw e;
    }
  }

  /** The endpoint: {@code http://127.0.0.1:PORT}. */
  public URI uri() {
    return endpoint.uri();
  }

  /** What a program needs in its environment to meet this account, in the order to show it. */
  public SequencedMap<String, String> variables() {
    return endpoint.variables(region());
  }

  /** Every action that was asked for so far, such as {@code ec2:DescribeInstances}. */
  public SortedSet<String> requests() {
    return endpoint.ledger().asked();
  }

  /** The practice instance's id; empty where the case does not know the instance. */
  public String instanceId() {
    return text(instance(), "InstanceId");
  }

  /** The Region, from the instance's zone. */
  public String region() {
    return region(account);
  }

  private static String region(Recording account) {
    String zone =
        PracticeAccount.instance(account)
            .map(i -> i.path("Placement").path("AvailabilityZone").asString(""))
            .filter(z -> z.matches(".*\\d[a-z]"))
            .orElse("us-west-2a");
    return zone.substring(0, zone.length() - 1);
  }

  private static String text(Optional<JsonNode> instance, String member) {
    return instance.map(i -> i.path(member).asString("")).orElse("");
  }

  private Optional<JsonNode> instance() {
    return PracticeAccount.instance(account);
  }

  @Override
  public void close() throws IOException {
    sessions.close();
    endpoint.close();
    channels.close();
  }
}
