package dev.plumbline.model.parse.account;

import dev.plumbline.model.account.Endpoint.Policy;
import dev.plumbline.model.parse.text.Json;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether the policy of an endpoint is the one that admits everything. */
final class EndpointPolicy {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> KEYS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource");

  private EndpointPolicy() {}

  static Policy of(String document) {
    if (document.isBlank()) {
      return Policy.UNSEEN;
    }
    try {
      JsonNode statements = JSON.readTree(document).path("Statement");
      boolean open =
          statements.isArray()
              ? statements.size() == 1 && open(statements.get(0))
              : open(statements);
      return open ? Policy.OPEN : Policy.RESTRICTED;
    } catch (JacksonException e) {
      return Policy.UNSEEN;
    }
  }

  private static boolean open(JsonNode statement) {
    return statement.isObject()
        && Json.text(statement, "Effect").equals("Allow")
        && all(statement.path("Action"))
        && all(statement.path("Resource"))
        && (all(statement.path("Principal")) || all(statement.path("Principal").path("AWS")))
        && statement.properties().stream().allMatch(p -> KEYS.contains(p.getKey()));
  }

  private static boolean all(JsonNode value) {
    JsonNode one = value.isArray() && value.size() == 1 ? value.get(0) : value;
    return one.asString("").equals("*");
  }
}
