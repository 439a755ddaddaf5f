package dev.plumbline.lab.aws;

import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.Scenario;
import dev.plumbline.lab.program.LabPrograms;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
   * @param running false for one that was stopped
   */
  record Place(String region, String scenario, String name, String environment, boolean running) {}

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
    place(root.path("Reservations").path(0).path("Instances").path(0).asObject(), place);
    Recording whole = account.with(INSTANCES, JSON.writeValueAsBytes(root));
    return place.running() ? whole : asleep(whole);
  }

  private static void place(ObjectNode instance, Place place) {
    ArrayNode tags = instance.putArray("Tags");
    tags.addObject().put("Key", "Name").put("Value", place.name());
    tags.addObject().put("Key", "Environment").put("Value", place.environment());
    String zone = instance.path("Placement").path("AvailabilityZone").asString("");
    if (!zone.startsWith(place.region())) {
      instance.putObject("Placement").put("AvailabilityZone", place.region() + "a");
    }
    if (!place.running()) {
      instance.putObject("State").put("Code", 80).put("Name", "stopped");
    }
  }

  /** Nobody hears of the agent of an instance that is stopped. */
  private static Recording asleep(Recording account) {
    Recording whole = account;
    for (Map.Entry<String, String> file :
        Map.of(
                "aws-ssm-describe-instance-information.json",
                "{\"InstanceInformationList\": []}",
                "aws-ssm-get-connection-status.json",
                "{\"Status\": \"notconnected\"}")
            .entrySet()) {
      whole = whole.with(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return whole;
  }

  @Override
  public synchronized void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
