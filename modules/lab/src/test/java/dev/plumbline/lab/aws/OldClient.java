package dev.plumbline.lab.aws;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Sends what it is told to and keeps what comes back: a client without a mind of its own. */
final class OldClient implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String SIGNED =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/%s/%s/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature=00";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Frame> received = new ArrayList<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private Optional<WebSocket> socket = Optional.empty();
  private int closed;

  /** A call of the JSON protocol; status and body. */
  JsonNode call(PracticeAws account, String service, String target, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(account.uri())
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("Authorization", SIGNED.formatted(account.region(), service))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  /**
   * Starts a session.
   *
   * @param document empty for a shell
   * @param parameters in JSON
   */
  JsonNode start(PracticeAws account, String document, String parameters)
      throws IOException, InterruptedException {
    return call(
        account,
        "ssm",
        "AmazonSSM.StartSession",
        "{\"Target\":\"%s\"%s,\"Parameters\":%s}"
            .formatted(
                account.instanceId(),
                document.isEmpty() ? "" : ",\"DocumentName\":\"" + document + "\"",
                parameters));
  }

  /** A call of the query protocol. */
  String query(PracticeAws account, String service, String form)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(account.uri())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", SIGNED.formatted(account.region(), service))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** Opens the data channel of a started or resumed session. */
  void open(JsonNode session, String clientId) {
    WebSocket opened =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(session.path("StreamUrl").asString()), this)
            .join();
    synchronized (this) {
      socket = Optional.of(opened);
      closed = 0;
    }
    opened
        .sendText(
            JSON.writeValueAsString(
                JSON.createObjectNode()
                    .put("MessageSchemaVersion", "1.0")
                    .put("RequestId", "c07ba8c3-47e8-423f-b748-eb5893ad9ff7")
                    .put("TokenValue", session.path("TokenValue").asString())
                    .put("ClientId", clientId)
                    .put("ClientVersion", "1.2.0.0")),
            true)
        .join();
  }

  void send(byte[] frame) {
    socket.orElseThrow().sendBinary(ByteBuffer.wrap(frame), true).join();
  }

  void send(Frame frame) {
    ByteBuffer bytes = frame.encode();
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    send(copy);
  }

  void sendAndAwaitAcknowledgement(Frame frame) throws InterruptedException {
    send(frame);
    await("the acknowledgement of frame " + frame.sequence(), received -> answers(received, frame));
  }

  private static boolean answers(Frame received, Frame frame) {
    try {
      return received.type().equals(MessageType.ACKNOWLEDGE)
          && Acknowledgement.parse(received).equals(Acknowledgement.of(frame));
    } catch (FrameException e) {
      throw new AssertionError(e);
    }
  }

  void acknowledge(Frame frame) {
    send(Acknowledgement.of(frame).frame(new UUID(1, frame.sequence()), 1));
  }

  /** Frames of the stream with such a payload. */
  static Predicate<Frame> of(PayloadType type) {
    return f -> f.type().equals(MessageType.OUTPUT) && f.payloadType() == type.code();
  }

  /** What the service says when the session is over. */
  ChannelClosed awaitEnd() throws Exception {
    return ChannelClosed.parse(await("the end", f -> f.type().equals(MessageType.CHANNEL_CLOSED)));
  }

  /** The first frame received that passes, as soon as there is one. */
  synchronized Frame await(String what, Predicate<Frame> wanted) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      for (Frame frame : received) {
        if (wanted.test(frame)) {
          return frame;
        }
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(
            what
                + " did not come; there were "
                + received.size()
                + " frames, the last "
                + received.getLast());
      }
      wait(left / 1_000_000 + 1);
    }
  }

  /** Code of the close that the other side sent. */
  synchronized int awaitClose() throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (closed == 0 && System.nanoTime() < end) {
      wait(LIMIT.toMillis());
    }
    return closed;
  }

  synchronized List<Frame> received() {
    return List.copyOf(received);
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onBinary(
      WebSocket from, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    message.writeBytes(bytes);
    if (last) {
      try {
        received.add(Frame.decode(ByteBuffer.wrap(message.toByteArray())));
      } catch (FrameException e) {
        throw new AssertionError(e);
      }
      message.reset();
      notifyAll();
    }
    from.request(1);
    return null;
  }

  @Override
  public synchronized @Nullable CompletionStage<?> onClose(
      WebSocket from, int code, String reason) {
    closed = code;
    notifyAll();
    return null;
  }

  @Override
  public void close() {
    socket.ifPresent(WebSocket::abort);
    http.close();
  }
}
