package dev.plumbline.model.parse.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.account.PublicAccess;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The block on public access of the Region, and what is excluded from it. */
final class AwsPublicAccess {
  private AwsPublicAccess() {}

  static PublicAccess read(Reading reading) {
    return new PublicAccess(
        mode(reading, PublicAccess.FILES.getFirst()),
        exclusions(reading, PublicAccess.FILES.getLast()));
  }

  private static Captured<String> mode(Reading reading, String file) {
    return reading
        .text(file)
        .filter(t -> !t.isBlank())
        .flatMap(
            t ->
                JsonElements.read(reading, file, t).elements().stream()
                    .map(e -> e.node().path("VpcBlockPublicAccessOptions"))
                    .flatMap(o -> Json.optional(o, "InternetGatewayBlockMode").stream())
                    .findFirst())
        .map(m -> Captured.known(m, file))
        .orElseGet(() -> reading.missing(file));
  }

  private static Captured<Map<String, String>> exclusions(Reading reading, String file) {
    Map<String, String> modes = new HashMap<>();
    Captured<List<String>> read =
        AwsAnswer.list(
            reading,
            file,
            "VpcBlockPublicAccessExclusions",
            (node, _) -> {
              String arn = Json.text(node, "ResourceArn");
              if (inForce(node)) {
                modes.put(
                    arn.substring(arn.lastIndexOf('/') + 1),
                    Json.text(node, "InternetGatewayExclusionMode"));
              }
              return Optional.of(arn);
            });
    return read instanceof Captured.Known<List<String>> known
        ? new Captured.Known<>(Map.copyOf(modes), known.files(), known.complete())
        : reading.missing(file);
  }

  /**
   * One that is being made does not exclude yet; one that is being changed or deleted still does.
   */
  private static boolean inForce(JsonNode node) {
    String state = Json.text(node, "State");
    return state.isEmpty()
        || state.startsWith("update")
        || List.of("create-complete", "delete-in-progress", "delete-failed").contains(state);
  }
}
