package dev.plumbline.lab.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.connect.ssm.DataChannel;
import dev.plumbline.connect.ssm.DataKeys;
import dev.plumbline.connect.ssm.PortForward;
import dev.plumbline.connect.ssm.SessionApi;
import dev.plumbline.connect.ssm.SessionApiException;
import dev.plumbline.connect.ssm.SessionEnd;
import dev.plumbline.connect.ssm.SessionRequest;
import dev.plumbline.connect.ssm.SessionServices;
import dev.plumbline.connect.ssm.SessionStream;
import dev.plumbline.connect.ssm.SignedUpgrade;
import dev.plumbline.connect.ssm.SigningKeys;
import dev.plumbline.connect.ssm.StreamUrl;
import dev.plumbline.connect.ssm.Timing;
import dev.plumbline.connect.ssm.WebSocketTransport;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The native client and the agent's side of the practice instance, on real sockets. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class NativeSessionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int USUAL = 200_000;

  private final List<String> words = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final OldClient calls = new OldClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void stop() {
    calls.close();
    http.shutdownNow();
    threads.shutdownNow();
  }

  private static PracticeAws serve(PracticeAws.Setting setting) throws IOException {
    Scenario scenario = PracticeLab.find("secondary-rules-missing").orElseThrow();
    return PracticeAws.start(scenario, scenario.recording(), setting);
  }

  private static PracticeAws.Setting setting(Faults faults) {
    return PracticeAws.Setting.of(0, 1).withFaults(faults);
  }

  private SessionServices services(PracticeAws account) {
    return new SessionServices(
        new Api(account),
        (key, context) -> dataKey(account, key, context),
        new SignedUpgrade(
            account.region(),
            () -> new SigningKeys("AKIDEXAMPLE", "secret", Optional.empty()),
            Instant::now),
        new WebSocketTransport(http),
        new StreamUrl(account.region(), Optional.of(account.uri())),
        Timing.system());
  }

  private final class Api implements SessionApi {
    private final PracticeAws account;

    Api(PracticeAws account) {
      this.account = account;
    }

    @Override
    public Started start(SessionRequest request) throws IOException {
      ObjectNode body = JSON.createObjectNode().put("Target", request.target());
      request.document().ifPresent(d -> body.put("DocumentName", d));
      body.set("Parameters", JSON.valueToTree(request.parameters()));
      JsonNode answer = call(account, "ssm", "AmazonSSM.StartSession", body);
      return new Started(
          answer.path("SessionId").asString(),
          answer.path("TokenValue").asString(),
          answer.path("StreamUrl").asString());
    }

    @Override
    public Resumed resume(String sessionId) throws IOException {
      JsonNode answer =
          call(
              account,
              "ssm",
              "AmazonSSM.ResumeSession",
              JSON.createObjectNode().put("SessionId", sessionId));
      return new Resumed(
          answer.path("TokenValue").asString(""), answer.path("StreamUrl").asString(""));
    }

    @Override
    public void terminate(String sessionId) throws IOException {
      call(
          account,
          "ssm",
          "AmazonSSM.TerminateSession",
          JSON.createObjectNode().put("SessionId", sessionId));
    }
  }

  private DataKeys.DataKey dataKey(PracticeAws account, String key, Map<String, String> context)
      throws IOException {
    ObjectNode body = JSON.createObjectNode().put("KeyId", key).put("NumberOfBytes", 64);
    body.set("EncryptionContext", JSON.valueToTree(context));
    JsonNode answer = call(account, "kms", "TrentService.GenerateDataKey", body);
    return new DataKeys.DataKey(
        Base64.getDecoder().decode(answer.path("Plaintext").asString()),
        Base64.getDecoder().decode(answer.path("CiphertextBlob").asString()));
  }

  private JsonNode call(PracticeAws account, String service, String target, ObjectNode body)
      throws IOException {
    try {
      JsonNode answer = calls.call(account, service, target, body.toString());
      if (answer.has("__type")) {
        throw new SessionApiException(
            answer.path("__type").asString(), answer.path("message").asString(""));
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private SessionStream open(PracticeAws account, SessionRequest request) throws IOException {
    SessionStream stream =
        SessionStream.open(request, services(account), Optional.empty(), words::add);
    stream.awaitReady(LIMIT);
    return stream;
  }

  private ServerSocket echo() throws IOException {
    ServerSocket server =
        new ServerSocket(0, 10, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    Callable<Void> accept =
        () -> {
          while (true) {
            Socket socket = server.accept();
            Callable<Void> copy =
                () -> {
                  try (socket) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                  }
                  return null;
                };
            threads.submit(copy);
          }
        };
    threads.submit(accept);
    return server;
  }

  /** Closes come less often than a window is large: else nothing would ever get through. */
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(Faults.none(), USUAL),
        Arguments.of(Faults.lossy(1), USUAL),
        Arguments.of(Faults.none().closing(900).refusing(2), 10 * USUAL),
        Arguments.of(Faults.lossy(2).closing(700), 2 * USUAL),
        Arguments.of(Faults.none().silent(Duration.ofSeconds(2), 50), USUAL));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noByteOfASessionIsLostOrDoubled(Faults faults, int size) throws Exception {
    byte[] data = bytes(3, size);
    try (PracticeAws account = serve(setting(faults));
        ServerSocket echo = echo();
        SessionStream stream =
            open(account, SessionRequest.ssh(account.instanceId(), echo.getLocalPort()))) {
      Future<byte[]> back = threads.submit(() -> stream.in().readNBytes(size));
      stream.out().write(data);
      assertThat(back.get(170, TimeUnit.SECONDS)).isEqualTo(data);
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void severalConnectionsShareAForwardingOverABadPath(Faults faults, int size) throws Exception {
    try (PracticeAws account = serve(setting(faults));
        ServerSocket echo = echo();
        PortForward forward =
            PortForward.open(
                SessionRequest.port(account.instanceId(), echo.getLocalPort()),
                services(account),
                0,
                words::add)) {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        byte[] data = bytes(i, size / 3);
        results.add(threads.submit(() -> exchange(forward, data)));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(results.get(i).get(170, TimeUnit.SECONDS)).isEqualTo(bytes(i, size / 3));
      }
    }
  }

  @Test
  void anAgentOfOldCarriesOneConnectionAfterTheOther() throws Exception {
    try (PracticeAws account = serve(setting(Faults.none()).withAgent("3.0.196.0"));
        ServerSocket echo = echo();
        PortForward forward =
            PortForward.open(
                SessionRequest.port(account.instanceId(), echo.getLocalPort()),
                services(account),
                0,
                words::add)) {
      for (int i = 0; i < 3; i++) {
        assertThat(exchange(forward, bytes(i, USUAL))).isEqualTo(bytes(i, USUAL));
      }
    }
  }

  @Test
  void aPortWhereNothingListensIsSaid() throws Exception {
    int free;
    try (ServerSocket taken = new ServerSocket(0)) {
      free = taken.getLocalPort();
    }
    try (PracticeAws account = serve(setting(Faults.none()));
        PortForward forward =
            PortForward.open(
                SessionRequest.port(account.instanceId(), free), services(account), 0, words::add);
        Socket local = new Socket(forward.address().getAddress(), forward.address().getPort())) {
      assertThat(local.getInputStream().read()).isEqualTo(-1);
      assertThat(words).anyMatch(w -> w.contains("could not connect"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anEncryptedCommandTellsItsOutputAndItsExitCodeOverABadPath(int seed) throws Exception {
    try (PracticeAws account = serve(setting(Faults.lossy(seed)).sealed());
        SessionStream stream =
            open(account, SessionRequest.command(account.instanceId(), "no-such-program"))) {
      String errors = new String(stream.errors().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(errors).contains("not found");
      assertThat(stream.in().readAllBytes()).isEmpty();
      assertThat(stream.exit()).hasValue(127);
      assertThat(words).contains("This session is encrypted using AWS KMS.");
    }
  }

  @Test
  void aShellTakesLinesAndEndsNormally() throws Exception {
    try (PracticeAws account = serve(setting(Faults.none()));
        SessionStream stream = open(account, SessionRequest.shell(account.instanceId()))) {
      stream.out().write("ip -j rule show\rhelp\rexit\r".getBytes(StandardCharsets.UTF_8));
      String all = new String(stream.in().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(all).startsWith("sh-5.2$ ");
      assertThat(all)
          .contains("the commands that were captured on it:\r\n", "\r\nnft list ruleset\r\n");
      SessionEnd end = stream.end().get(60, TimeUnit.SECONDS);
      assertThat(end.normal()).isTrue();
      assertThat(end.complete()).isTrue();
    }
  }

  @Test
  void terminatingEndsTheSessionOnBothSides() throws Exception {
    try (PracticeAws account = serve(setting(Faults.none()));
        SessionStream stream = open(account, SessionRequest.shell(account.instanceId()))) {
      DataChannel channel = stream.channel();
      channel.close();
      channel.finished().get(60, TimeUnit.SECONDS);
      assertThatThrownBy(() -> new Api(account).resume(channel.sessionId()))
          .isInstanceOfSatisfying(
              SessionApiException.class,
              e -> assertThat(e.code()).isEqualTo("DoesNotExistException"));
    }
  }

  private static byte[] exchange(PortForward forward, byte[] data) throws Exception {
    try (Socket local = new Socket(forward.address().getAddress(), forward.address().getPort())) {
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                try {
                  local.getOutputStream().write(data);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      byte[] back = local.getInputStream().readNBytes(data.length);
      writer.join();
      return back;
    }
  }

  private static byte[] bytes(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
