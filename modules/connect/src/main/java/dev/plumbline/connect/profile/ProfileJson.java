package dev.plumbline.connect.profile;

import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One profile as JSON. Reading is lenient; writing touches no key it does not know. */
final class ProfileJson {
  private ProfileJson() {}

  /**
   * @throws IllegalArgumentException with a sentence to show when name or address is missing
   */
  static ConnectionProfile read(JsonNode node) {
    String address = text(node, "address").orElse("");
    String name = text(node, "name").orElse(address);
    if (!node.isObject() || address.isBlank()) {
      throw new IllegalArgumentException("it has no address");
    }
    int port = node.path("port").asInt(0);
    return new ConnectionProfile(
        text(node, "id").orElseGet(() -> UUID.randomUUID().toString()),
        name,
        text(node, "group").orElse(""),
        address,
        port > 0 && port < 65536 ? OptionalInt.of(port) : OptionalInt.empty(),
        text(node, "user"),
        texts(node, "identityFiles"),
        node.path("useAgent").asBoolean(true),
        text(node, "jump"),
        node.path("useSshConfig").asBoolean(true),
        text(node, "hostKey"),
        texts(node, "tags"),
        node.path("production").asBoolean(false),
        text(node, "notes").orElse(""),
        aws(node.path("aws")));
  }

  static void write(ConnectionProfile profile, ObjectNode node) {
    node.put("id", profile.id());
    node.put("name", profile.name());
    optional(node, "group", Optional.of(profile.group()));
    node.put("address", profile.address());
    if (profile.port().isPresent()) {
      node.put("port", profile.port().getAsInt());
    } else {
      node.remove("port");
    }
    optional(node, "user", profile.user());
    list(node, "identityFiles", profile.identityFiles());
    node.put("useAgent", profile.useAgent());
    optional(node, "jump", profile.jump());
    node.put("useSshConfig", profile.useSshConfig());
    optional(node, "hostKey", profile.pinnedHostKey());
    list(node, "tags", profile.tags());
    node.put("production", profile.production());
    optional(node, "notes", Optional.of(profile.notes()));
    Optional<AwsTarget> aws = profile.aws();
    if (aws.isPresent()) {
      ObjectNode target = node.withObject("aws");
      target.put("instance", aws.get().instance());
      target.put("region", aws.get().region());
      optional(target, "profile", aws.get().profile());
      optional(target, "way", aws.get().way());
    } else {
      node.remove("aws");
    }
  }

  /** Without instance and Region it is none. */
  private static Optional<AwsTarget> aws(JsonNode node) {
    return text(node, "instance")
        .flatMap(
            id ->
                text(node, "region")
                    .map(r -> new AwsTarget(id, r, text(node, "profile"), text(node, "way"))));
  }

  private static Optional<String> text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    return value.isString() && !value.asString().isEmpty()
        ? Optional.of(value.asString())
        : Optional.empty();
  }

  private static List<String> texts(JsonNode node, String key) {
    List<String> texts = new ArrayList<>();
    node.path(key).valueStream().filter(JsonNode::isString).forEach(v -> texts.add(v.asString()));
    return texts;
  }

  private static void optional(ObjectNode node, String key, Optional<String> value) {
    Optional<String> text = value.filter(v -> !v.isEmpty());
    if (text.isPresent()) {
      node.put(key, text.get());
    } else {
      node.remove(key);
    }
  }

  private static void list(ObjectNode node, String key, List<String> values) {
    if (values.isEmpty()) {
      node.remove(key);
      return;
    }
    ArrayNode array = node.putArray(key);
    values.forEach(array::add);
  }
}
