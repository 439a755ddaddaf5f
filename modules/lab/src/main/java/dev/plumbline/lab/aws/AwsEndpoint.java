package dev.plumbline.lab.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API of an account on 127.0.0.1. A client comes here by an endpoint override, such as {@code
 * AWS_ENDPOINT_URL}. Any credentials are taken, as long as the call is signed.
 */
final class AwsEndpoint implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_BODY = 1 << 20;
  private static final Duration SIGN_IN_LASTS = Duration.ofHours(1);
  private static final Pattern SIGNED_FOR =
      Pattern.compile("AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/([a-z0-9-]+)/([a-z0-9-]+)/.*");

  /** Prefix of the target header and the service behind it. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "AmazonSSM",
          "ssm",
          "TrentService",
          "kms",
          "AWSEC2InstanceConnectService",
          "ec2-instance-connect");

  /** What answers the calls of one service. */
  interface Api {
    /**
     * @return the body of the answer
     * @throws AwsFault as the service would
     */
    String answer(AwsCall call) throws AwsFault;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Api> apis;
  private final Ledger ledger = new Ledger();

  private AwsEndpoint(HttpServer server, Map<String, Api> apis) {
    this.server = server;
    this.apis = apis;
  }

  /**
   * Starts answering.
   *
   * @param port 0 for any free one
   * @param apis by the name that calls are signed for
   */
  static AwsEndpoint start(int port, Map<String, Api> apis) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
    AwsEndpoint endpoint = new AwsEndpoint(server, apis);
    server.setExecutor(endpoint.threads);
    server.createContext("/", endpoint::answer);
    server.createContext("/federation/credentials", AwsEndpoint::roleBySignIn);
    server.start();
    return endpoint;
  }

  /** {@code http://127.0.0.1:PORT}. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Variables that lead a client here, signed in; as they are to be shown. */
  SequencedMap<String, String> variables(String region) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put("AWS_ENDPOINT_URL", uri().toString());
    all.put("AWS_REGION", region);
    all.put("AWS_ACCESS_KEY_ID", "practice");
    all.put("AWS_SECRET_ACCESS_KEY", "practice");
    return Collections.unmodifiableSequencedMap(all);
  }

  /** What was asked for so far. */
  Ledger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = header(exchange, "X-Amz-Target");
      boolean query = target.isEmpty();
      AwsCall.Scope signed = signedFor(exchange);
      String service = query ? signed.service() : service(target);
      try {
        String body = body(exchange);
        AwsCall call =
            query
                ? AwsCall.query(signed, body)
                : AwsCall.json(signed.of(service), target.substring(target.indexOf('.') + 1), body);
        Api api = apis.get(service);
        if (api == null || !signed.signed()) {
          throw new AwsFault(403, "MissingAuthenticationToken", "The call is not signed");
        }
        ledger.enter(call);
        reply(exchange, 200, query, api.answer(call));
      } catch (AwsFault fault) {
        reply(exchange, fault.status(), query, error(query, service, fault));
      }
    }
  }

  /** Single sign-on: keys of a role for whoever shows a token; the call is not signed. */
  private static void roleBySignIn(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (header(exchange, "x-amz-sso_bearer_token").isEmpty()) {
        AwsFault fault = new AwsFault(401, "UnauthorizedException", "Session token not found");
        reply(exchange, fault.status(), false, error(false, "sso", fault));
      } else {
        ObjectNode answer = JSON.createObjectNode();
        answer
            .putObject("roleCredentials")
            .put("accessKeyId", "ASIAPRACTICEEXAMPLE1")
            .put("secretAccessKey", "practice-secret-access-key")
            .put("sessionToken", "practice-session-token")
            .put("expiration", Instant.now().plus(SIGN_IN_LASTS).toEpochMilli());
        reply(exchange, 200, false, JSON.writeValueAsString(answer));
      }
    }
  }

  private static String service(String target) {
    return TARGETS.getOrDefault(target.substring(0, Math.max(0, target.indexOf('.'))), "");
  }

  private static AwsCall.Scope signedFor(HttpExchange exchange) {
    Matcher m = SIGNED_FOR.matcher(header(exchange, "Authorization"));
    return m.matches() ? new AwsCall.Scope(m.group(2), m.group(1)) : new AwsCall.Scope("", "");
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private static String body(HttpExchange exchange) throws IOException, AwsFault {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(LONGEST_BODY + 1);
      if (bytes.length > LONGEST_BODY) {
        throw new AwsFault(413, "RequestEntityTooLarge", "The call is too large");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static String error(boolean query, String service, AwsFault fault) {
    return query
        ? QueryXml.error(service.equals("ec2"), fault)
        : JSON.writeValueAsString(
            JSON.createObjectNode().put("__type", fault.code()).put("message", fault.text()));
  }

  private static void reply(HttpExchange exchange, int status, boolean query, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", query ? "text/xml;charset=UTF-8" : "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
