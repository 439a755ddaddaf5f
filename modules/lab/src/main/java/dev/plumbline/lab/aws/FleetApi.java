package dev.plumbline.lab.aws;

import dev.plumbline.model.Recording;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The services of a fleet: what is about one instance is answered by it, lists are those of all in
 * the Region.
 */
final class FleetApi implements Sessions.Plans {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<FleetMember> members;
  private final List<String> regions;
  private final Map<String, Recording> lists = new HashMap<>();
  private final Map<String, AwsEndpoint.Api> services = new HashMap<>();

  FleetApi(List<FleetMember> members, List<String> regions) {
    this.members = List.copyOf(members);
    this.regions = List.copyOf(regions);
    for (String region : regions) {
      lists.put(
          region,
          MergedAnswers.of(
                  members.stream()
                      .filter(m -> m.place().region().equals(region))
                      .map(FleetMember::account)
                      .toList())
              .with("aws-ec2-describe-regions.json", JSON.writeValueAsBytes(enabled())));
    }
  }

  private ObjectNode enabled() {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode list = answer.putArray("Regions");
    regions.forEach(r -> list.addObject().put("RegionName", r).put("OptInStatus", "opted-in"));
    return answer;
  }

  /**
   * Says what answers.
   *
   * @param refused actions that are not permitted, by Region
   */
  void serve(Sessions sessions, Map<String, List<String>> refused) {
    KmsKeys keys =
        new KmsKeys("arn:aws:kms:us-west-2:111122223333:key/practice", new SecureRandom());
    Map<String, AwsEndpoint.Api> all =
        Map.of(
            "ec2",
            call -> new Ec2Api(about(call), home(call)).answer(call),
            "ssm",
            call -> ssm(call, sessions),
            "kms",
            keys,
            "ec2-instance-connect",
            this::lend,
            "sts",
            call -> new IdentityApi(about(call)).answer(call),
            "iam",
            call -> new IdentityApi(about(call)).answer(call));
    all.forEach((name, api) -> services.put(name, call -> permitted(call, refused, api)));
  }

  /** By the name that calls are signed for. */
  Map<String, AwsEndpoint.Api> services() {
    return Map.copyOf(services);
  }

  private static String permitted(
      AwsCall call, Map<String, List<String>> refused, AwsEndpoint.Api api) throws AwsFault {
    String action = call.service() + ":" + call.action();
    if (refused.getOrDefault(call.region(), List.of()).contains(action)) {
      throw AwsFault.denied(call);
    }
    return api.answer(call);
  }

  private String ssm(AwsCall call, Sessions sessions) throws AwsFault {
    Optional<FleetMember> one = named(call);
    RunCommands commands =
        one.map(FleetMember::commands).orElseGet(() -> members.getFirst().commands());
    return new SsmApi(about(call), home(call), sessions, commands).answer(call);
  }

  private String lend(AwsCall call) throws AwsFault {
    FleetMember member =
        named(call)
            .orElseThrow(
                () -> new AwsFault(404, "EC2InstanceNotFoundException", "Instance not found"));
    try {
      return new InstanceConnectApi(member.id(), Optional.of(member.server())).answer(call);
    } catch (IOException e) {
      throw new AwsFault(500, "ServiceException", "The instance cannot be served");
    }
  }

  /** What is known of the instance that the call names, else of all in the Region. */
  private Recording about(AwsCall call) {
    return named(call)
        .map(FleetMember::account)
        .or(() -> Optional.ofNullable(lists.get(call.region())))
        .orElseGet(() -> lists.get(regions.getFirst()));
  }

  /** Another Region than these has nothing in it. */
  private String home(AwsCall call) {
    return regions.contains(call.region()) ? call.region() : regions.getFirst();
  }

  private Optional<FleetMember> named(AwsCall call) {
    String id =
        call.text("Target")
            .or(() -> call.text("InstanceId"))
            .orElseGet(() -> call.body().path("InstanceIds").path(0).asString(""));
    return members.stream()
        .filter(m -> m.id().equals(id) && m.place().region().equals(call.region()))
        .findFirst();
  }

  @Override
  public AgentSession.SessionPlan plan(String id, AwsCall call) throws AwsFault {
    return named(call)
        .orElseThrow(
            () ->
                new AwsFault(
                    400,
                    "TargetNotConnected",
                    call.text("Target").orElse("") + " is not connected."))
        .plans()
        .plan(id, call);
  }
}
