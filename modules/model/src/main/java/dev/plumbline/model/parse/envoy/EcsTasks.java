package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.Container.Phase;
import dev.plumbline.model.envoy.EcsTask;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonArray;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code aws ecs describe-tasks}. Of the environment only the names that App Mesh is told by are
 * read, since the rest may hold secrets.
 */
final class EcsTasks {
  private static final String FILE = "ecs-task.json";
  private static final Set<String> RESOURCE =
      Set.of("APPMESH_RESOURCE_ARN", "APPMESH_VIRTUAL_NODE_NAME");

  private EcsTasks() {}

  static Captured<List<EcsTask>> read(Reading reading) {
    Optional<JsonArray> array =
        reading
            .text(FILE)
            .filter(t -> !t.isBlank())
            .flatMap(t -> JsonArray.in(reading, FILE, t, "tasks"));
    if (array.isEmpty()) {
      return reading.missing(FILE);
    }
    List<EcsTask> tasks = new ArrayList<>();
    for (int i = 0; i < array.get().size(); i++) {
      tasks.add(task(array.get(), i));
    }
    return new Captured.Known<>(
        List.copyOf(tasks), List.of(FILE), array.get().whole() && reading.whole(FILE));
  }

  private static EcsTask task(JsonArray array, int index) {
    JsonNode node = array.node(index);
    List<Container> containers = new ArrayList<>();
    for (JsonNode container : node.path("containers").values()) {
      containers.add(container(array, index, container));
    }
    String reason = Json.text(node, "stoppedReason");
    return new EcsTask(
        Json.text(node, "taskArn"),
        Json.text(node, "launchType"),
        Json.text(node, "lastStatus"),
        Json.text(node, "desiredStatus"),
        Json.text(node, "stopCode"),
        reason,
        time(Json.text(node, "createdAt")),
        resource(node),
        List.copyOf(containers),
        array.at(index, reason.isEmpty() ? "\"lastStatus\"" : "\"stoppedReason\""));
  }

  private static Container container(JsonArray array, int index, JsonNode node) {
    String status = Json.text(node, "lastStatus");
    String name = Json.text(node, "name");
    String reason = Json.text(node, "reason");
    OptionalInt exit = Json.small(node, "exitCode");
    return new Container(
        Json.text(node, "runtimeId"),
        name,
        Json.text(node, "image"),
        status,
        switch (status) {
          case "RUNNING" -> Phase.RUNNING;
          case "STOPPED", "DEPROVISIONING", "STOPPING" -> Phase.STOPPED;
          default -> Phase.WAITING;
        },
        exit,
        Optional.of(reason).filter(r -> !r.isEmpty()),
        Json.text(node, "healthStatus").toLowerCase(Locale.ROOT),
        array.at(
            index,
            !reason.isEmpty()
                ? "\"reason\""
                : exit.isPresent() ? "\"exitCode\"" : '"' + name + '"'));
  }

  private static Optional<String> resource(JsonNode task) {
    for (JsonNode container : task.path("overrides").path("containerOverrides").values()) {
      for (JsonNode variable : container.path("environment").values()) {
        if (RESOURCE.contains(Json.text(variable, "name"))) {
          return Json.optional(variable, "value");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
