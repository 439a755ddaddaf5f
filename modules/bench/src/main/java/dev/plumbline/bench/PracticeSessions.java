package dev.plumbline.bench;

import dev.plumbline.connect.ssm.SessionApi;
import dev.plumbline.connect.ssm.SessionApiException;
import dev.plumbline.connect.ssm.SessionRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Session calls to a practice account, without the SDK, whose start would be measured with them.
 *
 * @param endpoint of the account
 */
record PracticeSessions(URI endpoint, HttpClient http) implements SessionApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-west-2/ssm/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=00";

  @Override
  public Started start(SessionRequest request) throws IOException {
    ObjectNode body = JSON.createObjectNode().put("Target", request.target());
    request.document().ifPresent(document -> body.put("DocumentName", document));
    body.set("Parameters", JSON.valueToTree(request.parameters()));
    JsonNode answer = call("StartSession", body);
    return new Started(
        answer.path("SessionId").asString(),
        answer.path("TokenValue").asString(),
        answer.path("StreamUrl").asString());
  }

  @Override
  public Resumed resume(String sessionId) throws IOException {
    JsonNode answer = call("ResumeSession", session(sessionId));
    return new Resumed(
        answer.path("TokenValue").asString(""), answer.path("StreamUrl").asString(""));
  }

  @Override
  public void terminate(String sessionId) throws IOException {
    call("TerminateSession", session(sessionId));
  }

  private static ObjectNode session(String id) {
    return JSON.createObjectNode().put("SessionId", id);
  }

  private JsonNode call(String action, ObjectNode body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "AmazonSSM." + action)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("Authorization", SIGNED)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      JsonNode answer =
          JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
      if (answer.has("__type")) {
        throw new SessionApiException(
            answer.path("__type").asString(""), answer.path("message").asString(""));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the call was given up");
    }
  }
}
