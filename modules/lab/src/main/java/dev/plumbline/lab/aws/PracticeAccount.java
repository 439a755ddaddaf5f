package dev.plumbline.lab.aws;

import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account that a practice instance lives in. Answers that its case holds are kept as they are.
 * Where the case has none, a plain account is made up around what the instance's metadata say: one
 * VPC, its subnets with a way to the internet, rules that let everything out and SSH in.
 */
final class PracticeAccount {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INSTANCES = "aws-ec2-describe-instances.json";
  private static final String CONSOLE = "aws-ec2-get-console-output.json";
  private static final String REGIONS = "aws-ec2-describe-regions.json";
  private static final String NODES = "aws-ssm-describe-instance-information.json";

  private PracticeAccount() {}

  /** The recording with an answer for every call that the endpoint knows. */
  static Recording of(Scenario scenario, Recording recording) {
    MadeUpAnswers answers = new MadeUpAnswers(scenario.id());
    if (!recording.has(INSTANCES)) {
      new MadeUpHost(answers, scenario.id(), Snapshot.of(recording).metadata().optional()).makeUp();
    }
    if (!recording.has(REGIONS)) {
      regions(answers);
    }
    Recording whole = with(recording, answers);
    return instance(whole)
        .map(i -> with(whole, ofInstance(recording, scenario.id(), i)))
        .orElse(whole);
  }

  private static MadeUpAnswers ofInstance(Recording recording, String name, JsonNode instance) {
    MadeUpAnswers answers = new MadeUpAnswers(name);
    String id = instance.path("InstanceId").asString("");
    if (!recording.has(NODES)) {
      agent(answers, name, id);
    }
    if (!recording.has(CONSOLE)) {
      console(answers, id, instance.path("PrivateIpAddress").asString("0.0.0.0"));
    }
    return answers;
  }

  private static Recording with(Recording recording, MadeUpAnswers answers) {
    Recording whole = recording;
    for (Map.Entry<String, ObjectNode> file : answers.files().entrySet()) {
      whole = whole.with(file.getKey(), bytes(file.getValue()));
    }
    return whole;
  }

  /** The instance of an account that was made by {@link #of}: the first of its answer. */
  static Optional<JsonNode> instance(Recording account) {
    return account
        .text(INSTANCES)
        .map(JSON::readTree)
        .map(root -> root.path("Reservations").path(0).path("Instances").path(0))
        .filter(JsonNode::isObject);
  }

  private static byte[] bytes(ObjectNode node) {
    return JSON.writerWithDefaultPrettyPrinter()
        .writeValueAsString(node)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Regions that are enabled in the account; the instance is in one of them. */
  private static void regions(MadeUpAnswers answers) {
    ArrayNode regions = answers.file(REGIONS).putArray("Regions");
    for (String name :
        List.of("eu-central-1", "eu-west-1", "us-east-1", "us-east-2", "us-west-2")) {
      regions.addObject().put("RegionName", name).put("OptInStatus", "opt-in-not-required");
    }
  }

  /** An instance that came up to its login. */
  private static void console(MadeUpAnswers answers, String instance, String address) {
    answers
        .file(CONSOLE)
        .put("InstanceId", instance)
        .put(
            "Output",
            """
            [  OK  ] Reached target network-online.target - Network is Online.
            [  OK  ] Started sshd.service - OpenSSH server daemon.
            [  OK  ] Reached target multi-user.target - Multi-User System.

            Amazon Linux 2023
            Kernel 6.1 on an x86_64 (-)

            ip-%s login:\s
            """
                .formatted(address.replace('.', '-')));
  }

  /** What SSM says of an instance whose case does not say otherwise. */
  private static void agent(MadeUpAnswers answers, String name, String instance) {
    answers
        .file(NODES)
        .putArray("InstanceInformationList")
        .addObject()
        .put("InstanceId", instance)
        .put("PingStatus", "Online")
        .put("AgentVersion", "3.3.3270.0")
        .put("PlatformType", "Linux")
        .put("PlatformName", "Amazon Linux")
        .put("PlatformVersion", "2023")
        .put("ResourceType", "EC2Instance")
        .put("ComputerName", name);
    answers
        .file("aws-ssm-get-connection-status.json")
        .put("Target", instance)
        .put("Status", "connected");
  }
}
