package dev.plumbline.lab.aws;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a role may not call. */
final class Denials {
  private Denials() {}

  /**
   * The same services, refusing what is denied.
   *
   * @param denied IAM actions, or {@code ssm:StartSession/} and a document
   */
  static Map<String, AwsEndpoint.Api> before(
      Set<String> denied, Map<String, AwsEndpoint.Api> services) {
    return services.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                service ->
                    call -> {
                      String action = call.service() + ":" + call.action();
                      String document = call.text("DocumentName").orElse("");
                      if (denied.contains(action) || denied.contains(action + "/" + document)) {
                        throw AwsFault.denied(call);
                      }
                      return service.getValue().answer(call);
                    }));
  }
}
