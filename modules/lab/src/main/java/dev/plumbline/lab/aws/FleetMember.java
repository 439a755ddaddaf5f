package dev.plumbline.lab.aws;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.program.LabPrograms;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One instance of a practice fleet. It is served over SSH from the first session on. */
final class FleetMember implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSTANCES = "aws-ec2-describe-instances.json";
  private static final String AGENT = "3.3.3270.0";
  private static final int SSH = 22;
  private static final Duration SINCE_PING = Duration.ofMinutes(190);

  private final Place place;
  private final Scenario scenario;
  private final Recording account;
  private final AgentPlans plans;
  private final RunCommands commands;
  private Optional<LabServer> server = Optional.empty();

  /**
   * Where an instance stands, and how the account speaks of it.
   *
   * @param name its Name tag
   * @param environment its Environment tag
   */
  record Place(
      String region, String scenario, String name, String environment, Condition condition) {}

  /** How it is with an instance. */
  enum Condition {
    RUNNING,
    STOPPED,
    /** It runs, and its agent was heard of long ago. */
    AGENT_LOST
  }

  FleetMember(Place place, Scenario scenario) throws IOException {
    this.place = place;
    this.scenario = scenario;
    Recording answers = scenario.recording();
    this.account = placed(PracticeAccount.of(scenario, answers), place);
    LabPrograms programs = new LabPrograms(scenario.id(), answers);
    this.plans =
        new AgentPlans(
            answers,
            programs,
            new Dial(port -> port == SSH ? server().port() : port),
            AGENT,
            Optional.empty());
    this.commands = new RunCommands(programs, true);
  }

  Place place() {
    return place;
  }

  Scenario scenario() {
    return scenario;
  }

  Recording account() {
    return account;
  }

  String id() {
    return id(account);
  }

  private static String id(Recording account) {
    return PracticeAccount.instance(account).map(i -> i.path("InstanceId").asString("")).orElse("");
  }

  AgentPlans plans() {
    return plans;
  }

  RunCommands commands() {
    return commands;
  }

  /** Its SSH server, started when it is first asked for. */
  synchronized LabServer server() throws IOException {
    if (server.isEmpty()) {
      server = Optional.of(LabServer.start(scenario, 0));
    }
    return server.get();
  }

  /** The same answers with the instance in its Region, under its name and in its state. */
  private static Recording placed(Recording account, Place place) {
    ObjectNode root = JSON.readTree(account.text(INSTANCES).orElse("{}")).asObject();
    ArrayNode instances = (ArrayNode) root.path("Reservations").path(0).path("Instances");
    place(instances.path(0).asObject(), place);
    instances
        .valueStream()
        .skip(1)
        .forEach(other -> tag(other.asObject(), place.name() + "-db", place.environment()));
    Recording whole = account.with(INSTANCES, JSON.writeValueAsBytes(root));
    return switch (place.condition()) {
      case RUNNING -> whole;
      case STOPPED -> silent(whole, JSON.createArrayNode());
      case AGENT_LOST -> silent(whole, lost(whole));
    };
  }

  private static void tag(ObjectNode instance, String name, String environment) {
    ArrayNode tags = instance.putArray("Tags");
    tags.addObject().put("Key", "Name").put("Value", name);
    tags.addObject().put("Key", "Environment").put("Value", environment);
  }

  private static void place(ObjectNode instance, Place place) {
    tag(instance, place.name(), place.environment());
    String zone = instance.path("Placement").path("AvailabilityZone").asString("");
    if (!zone.startsWith(place.region())) {
      instance.putObject("Placement").put("AvailabilityZone", place.region() + "a");
    }
    if (place.condition() == Condition.STOPPED) {
      instance.putObject("State").put("Code", 80).put("Name", "stopped");
    }
  }

  private static ArrayNode lost(Recording account) {
    ArrayNode nodes = JSON.createArrayNode();
    nodes
        .addObject()
        .put("InstanceId", id(account))
        .put("PingStatus", "ConnectionLost")
        .put("LastPingDateTime", Instant.now().minus(SINCE_PING).toString())
        .put("AgentVersion", AGENT)
        .put("PlatformType", "Linux")
        .put("PlatformName", "Amazon Linux")
        .put("PlatformVersion", "2023");
    return nodes;
  }

  /** Nobody is connected to its agent; this is what is remembered of it. */
  private static Recording silent(Recording account, ArrayNode nodes) {
    ObjectNode known = JSON.createObjectNode();
    known.set("InstanceInformationList", nodes);
    ObjectNode status =
        JSON.createObjectNode().put("Target", id(account)).put("Status", "notconnected");
    return account
        .with("aws-ssm-describe-instance-information.json", JSON.writeValueAsBytes(known))
        .with("aws-ssm-get-connection-status.json", JSON.writeValueAsBytes(status));
  }

  @Override
  public synchronized void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
