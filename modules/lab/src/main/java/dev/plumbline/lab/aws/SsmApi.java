package dev.plumbline.lab.aws;

import dev.plumbline.model.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** SSM for one account with one practice instance: what is known of it, sessions and commands. */
final class SsmApi implements AwsEndpoint.Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NODES = "InstanceInformationList";
  private static final String LAST_PING = "LastPingDateTime";
  private static final Duration SINCE_PING = Duration.ofSeconds(40);

  private final Recording account;
  private final String home;
  private final Sessions sessions;
  private final RunCommands commands;

  /**
   * @param home the Region that the instance is in
   */
  SsmApi(Recording account, String home, Sessions sessions, RunCommands commands) {
    this.account = account;
    this.home = home;
    this.sessions = sessions;
    this.commands = commands;
  }

  @Override
  public String answer(AwsCall call) throws AwsFault {
    ObjectNode answer =
        switch (call.action()) {
          case "DescribeInstanceInformation" -> nodes(call);
          case "GetConnectionStatus" -> status(call);
          case "StartSession" -> {
            target(call);
            yield sessions.start(call);
          }
          case "ResumeSession" -> sessions.resume(call);
          case "TerminateSession" -> sessions.terminate(call);
          case "SendCommand" -> commands.send(call, connected(call));
          case "GetCommandInvocation" -> commands.invocation(call);
          default -> throw AwsFault.denied(call);
        };
    return JSON.writeValueAsString(answer);
  }

  private Optional<ObjectNode> file(String name) {
    return account
        .text(name)
        .filter(t -> !t.isBlank())
        .map(t -> JSON.readTree(t.strip()))
        .filter(JsonNode::isObject)
        .map(JsonNode::asObject);
  }

  /** Ids may come as {@code InstanceInformationFilterList} or as {@code Filters}. */
  private ObjectNode nodes(AwsCall call) throws AwsFault {
    ObjectNode known =
        file("aws-ssm-describe-instance-information.json").orElseThrow(() -> AwsFault.denied(call));
    List<String> wanted = new ArrayList<>();
    for (JsonNode filter : call.body().path("Filters")) {
      if (filter.path("Key").asString("").equals("InstanceIds")) {
        filter.path("Values").forEach(v -> wanted.add(v.asString("")));
      }
    }
    for (JsonNode filter : call.body().path("InstanceInformationFilterList")) {
      filter.path("valueSet").forEach(v -> wanted.add(v.asString("")));
    }
    ArrayNode kept = JSON.createArrayNode();
    JsonNode nodes = call.region().equals(home) ? known.path(NODES) : kept;
    for (JsonNode node : nodes) {
      if (wanted.isEmpty() || wanted.contains(node.path("InstanceId").asString(""))) {
        kept.add(timed(node));
      }
    }
    return Pages.of(call, NODES, kept);
  }

  /**
   * The JSON protocol has times as seconds; a recording has them as the command line prints. An
   * agent that is online was heard of lately.
   */
  private static ObjectNode timed(JsonNode node) {
    ObjectNode copy = node.deepCopy().asObject();
    for (String name : List.copyOf(copy.propertyNames())) {
      if (name.endsWith("DateTime") || name.endsWith("Date")) {
        Times.seconds(copy.path(name).asString("")).ifPresent(s -> copy.put(name, s));
      }
    }
    if (copy.path("PingStatus").asString("").equals("Online") && !copy.has(LAST_PING)) {
      copy.put(LAST_PING, Instant.now().minus(SINCE_PING).getEpochSecond());
    }
    return copy;
  }

  private ObjectNode status(AwsCall call) throws AwsFault {
    String target = call.text("Target").orElse("");
    ObjectNode known =
        file("aws-ssm-get-connection-status.json").orElseThrow(() -> AwsFault.denied(call));
    if (call.region().equals(home) && known.path("Target").asString(target).equals(target)) {
      return known;
    }
    return JSON.createObjectNode().put("Target", target).put("Status", "notconnected");
  }

  /**
   * @throws AwsFault when the instance has no control channel
   */
  private void target(AwsCall call) throws AwsFault {
    if (!connected(call).contains(call.text("Target").orElse(""))) {
      throw new AwsFault(
          400, "TargetNotConnected", call.text("Target").orElse("") + " is not connected.");
    }
  }

  private List<String> connected(AwsCall call) {
    return file("aws-ssm-get-connection-status.json").stream()
        .filter(s -> call.region().equals(home))
        .filter(s -> s.path("Status").asString("").equalsIgnoreCase("connected"))
        .map(s -> s.path("Target").asString(""))
        .toList();
  }
}
