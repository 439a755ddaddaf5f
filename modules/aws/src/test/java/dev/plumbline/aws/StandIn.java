package dev.plumbline.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services of AWS that are used, on loopback; it notes every request by its name. */
public final class StandIn implements AutoCloseable {
  /** A request as it came: members of the body by name, in query form, or the JSON itself. */
  public record Call(String action, Map<String, String> form, JsonNode json, String key) {}

  /** What is sent back. */
  public record Reply(int status, String body) {}

  private static final JsonMapper JSON = new JsonMapper();
  private final HttpServer server;
  private final Map<String, Function<Call, Reply>> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  public StandIn() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    answer(
        "sts:GetCallerIdentity",
        "{\"Account\": \"111122223333\", \"UserId\": \"AIDA\","
            + " \"Arn\": \"arn:aws:iam::111122223333:user/alice\"}");
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers in the JSON form of the AWS command line, whatever the protocol of the service. */
  public StandIn answer(String action, String json) {
    return answer(action, _ -> ok(action, json));
  }

  public StandIn answer(String action, Function<Call, Reply> function) {
    answers.put(action, function);
    return this;
  }

  public StandIn refuse(String action, int status, String code, String text) {
    return answer(action, _ -> error(action, status, code, text));
  }

  /** Names of all requests so far. */
  public List<String> actions() {
    return calls.stream().map(Call::action).toList();
  }

  public List<Call> calls(String action) {
    return calls.stream().filter(c -> c.action().equals(action)).toList();
  }

  public static Reply ok(String action, String json) {
    String service = action.substring(0, action.indexOf(':'));
    String operation = action.substring(action.indexOf(':') + 1);
    if (!query(service)) {
      return new Reply(200, json);
    }
    String members = QueryXml.members(shape(service, operation), JSON.readTree(json));
    return new Reply(
        200,
        service.equals("ec2")
            ? "<" + operation + "Response>" + members + "</" + operation + "Response>"
            : "<%sResponse><%sResult>%s</%sResult></%sResponse>"
                .formatted(operation, operation, members, operation, operation));
  }

  public static Reply error(String action, int status, String code, String text) {
    String service = action.substring(0, action.indexOf(':'));
    return switch (service) {
      case "ec2" ->
          new Reply(
              status,
              "<Response><Errors><Error><Code>%s</Code><Message>%s</Message></Error></Errors>"
                      .formatted(code, text)
                  + "<RequestID>r</RequestID></Response>");
      case "sts", "iam" ->
          new Reply(
              status,
              "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message>"
                      .formatted(code, text)
                  + "</Error><RequestId>r</RequestId></ErrorResponse>");
      default ->
          new Reply(status, "{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(code, text));
    };
  }

  private static boolean query(String service) {
    return service.equals("ec2") || service.equals("sts") || service.equals("iam");
  }

  private static SdkPojo shape(String service, String operation) {
    try {
      return (SdkPojo)
          Class.forName(
                  "software.amazon.awssdk.services." + service + ".model." + operation + "Response")
              .getMethod("builder")
              .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(operation, e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Call call = call(exchange, body);
      calls.add(call);
      Reply reply =
          answers
              .getOrDefault(
                  call.action(), c -> error(c.action(), 400, "UnknownOperation", c.action()))
              .apply(call);
      byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
      if (reply.status() != 200) {
        exchange.getResponseHeaders().set("x-amzn-RequestId", "r");
      }
      exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Call call(HttpExchange exchange, String body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String signed = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    String key = signed.replaceFirst("(?s).*Credential=([^/]+)/.*", "$1");
    String path = exchange.getRequestURI().getPath();
    if (target != null) {
      String service = target.substring(0, target.indexOf('.'));
      return new Call(
          switch (service) {
                case "TrentService" -> "kms";
                case "AmazonSSM" -> "ssm";
                case "AWSEC2InstanceConnectService" -> "ec2-instance-connect";
                default -> service.toLowerCase(Locale.ROOT);
              }
              + target.substring(target.indexOf('.')).replace('.', ':'),
          Map.of(),
          JSON.readTree(body),
          key);
    }
    if (path.equals("/federation/credentials")) {
      return new Call(
          "sso:GetRoleCredentials",
          form(exchange.getRequestURI().getRawQuery()),
          JSON.missingNode(),
          key);
    }
    if (path.equals("/token")) {
      return new Call("sso-oidc:CreateToken", Map.of(), JSON.readTree(body), key);
    }
    Map<String, String> form = form(body);
    String service =
        switch (form.getOrDefault("Version", "")) {
          case "2016-11-15" -> "ec2";
          case "2010-05-08" -> "iam";
          default -> "sts";
        };
    return new Call(service + ":" + form.get("Action"), form, JSON.missingNode(), key);
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : text.split("&")) {
      String[] both = pair.split("=", 2);
      form.put(both[0], both.length < 2 ? "" : URLDecoder.decode(both[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
