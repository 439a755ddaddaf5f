package dev.plumbline.lab.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * One call of an AWS API.
 *
 * @param service as signed for: {@code ec2}, {@code ssm}, {@code kms}, {@code sts}, {@code iam}
 * @param region as signed for
 * @param action name in the API reference: {@code DescribeInstances}
 * @param parameters of a query call, flat: {@code Filter.1.Name}
 * @param body of a JSON call
 */
record AwsCall(
    String service, String region, String action, Map<String, String> parameters, JsonNode body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What a call is signed for; both empty for one that is not signed. */
  record Scope(String service, String region) {
    /** The same for the service that the call names itself. */
    Scope of(String named) {
      return new Scope(named, region);
    }

    boolean signed() {
      return !service.isEmpty();
    }
  }

  /** A call of the query protocol, from its form. */
  static AwsCall query(Scope signedFor, String form) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : form.split("&")) {
      int at = pair.indexOf('=');
      if (at > 0) {
        parameters.put(decoded(pair.substring(0, at)), decoded(pair.substring(at + 1)));
      }
    }
    return new AwsCall(
        signedFor.service(),
        signedFor.region(),
        parameters.getOrDefault("Action", ""),
        parameters,
        MissingNode.getInstance());
  }

  /**
   * A call of the JSON protocol.
   *
   * @throws AwsFault when the body is no JSON
   */
  static AwsCall json(Scope signedFor, String action, String body) throws AwsFault {
    try {
      return new AwsCall(
          signedFor.service(),
          signedFor.region(),
          action,
          Map.of(),
          JSON.readTree(body.isEmpty() ? "{}" : body));
    } catch (JacksonException e) {
      throw new AwsFault(400, "SerializationException", "the body is no JSON");
    }
  }

  /** A parameter of either protocol. */
  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name))
        .or(() -> Optional.of(body.path(name).asString("")).filter(s -> !s.isEmpty()));
  }

  /** The values of a list of the query protocol: {@code InstanceId.1}, {@code InstanceId.2}. */
  List<String> list(String name) {
    List<String> values = new ArrayList<>();
    for (int i = 1; parameters.containsKey(name + "." + i); i++) {
      values.add(parameters.get(name + "." + i));
    }
    return values;
  }

  /** Filters of EC2: name and the values of which one has to match. */
  Map<String, List<String>> filters() {
    Map<String, List<String>> filters = new TreeMap<>();
    for (int i = 1; parameters.containsKey("Filter." + i + ".Name"); i++) {
      filters.put(parameters.get("Filter." + i + ".Name"), list("Filter." + i + ".Value"));
    }
    return filters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
