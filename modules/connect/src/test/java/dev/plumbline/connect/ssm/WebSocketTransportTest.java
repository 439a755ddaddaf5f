package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebSocketTransportTest {
  private static final String PATH = "/v1/data-channel/dev@example.com-0a1b?role=publish_subscribe";
  private static final String CELL = "&cell-number=AAEAAXxZ+k/N0oRkJZBXIK7W=";
  private static final byte[] KEEP_ALIVE = "keepalive".getBytes(StandardCharsets.US_ASCII);

  private final Heard heard = new Heard();
  private HttpClient http;
  private WebSocketPeer peer;

  private static final class Heard implements ChannelTransport.Listener {
    final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

    @Override
    public void binary(ByteBuffer message) {
      all.add(message);
    }

    @Override
    public void text() {
      all.add("text");
    }

    @Override
    public void pong() {
      all.add("pong");
    }

    @Override
    public void refused(String sentence) {
      all.add(sentence);
    }

    @Override
    public void closed(int code, String reason) {
      all.add(code);
    }

    Object next() throws InterruptedException {
      Object next = all.poll(60, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    }

    byte[] bytes() throws InterruptedException {
      ByteBuffer buffer = (ByteBuffer) next();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }
  }

  @BeforeEach
  void start() throws IOException {
    http = HttpClient.newHttpClient();
    peer = new WebSocketPeer();
  }

  @AfterEach
  void stop() throws IOException {
    peer.close();
    http.shutdownNow();
  }

  private ChannelTransport.Connection open(Map<String, String> headers) throws Exception {
    CompletableFuture<ChannelTransport.Connection> opened = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            opened.complete(
                new WebSocketTransport(http).open(peer.url(PATH + CELL), headers, heard));
          } catch (IOException e) {
            opened.completeExceptionally(e);
          }
        });
    peer.accept("101 Switching Protocols");
    return opened.get(60, TimeUnit.SECONDS);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  @Test
  void theQueryIsSentAsItStandsWithTheSignedHeadersAndNothingThatIsNotWanted() throws Exception {
    ChannelTransport.Connection connection =
        open(Map.of("Authorization", "AWS4 x", "X-Amz-Date", "d", "X-Amz-Security-Token", "t=="));
    assertThat(peer.head.getFirst()).isEqualTo("GET " + PATH + CELL + " HTTP/1.1");
    assertThat(peer.header("authorization")).isEqualTo("AWS4 x");
    assertThat(peer.header("x-amz-date")).isEqualTo("d");
    assertThat(peer.header("x-amz-security-token")).isEqualTo("t==");
    assertThat(peer.header("host")).isEqualTo("127.0.0.1:" + peer.port());
    assertThat(peer.header("sec-websocket-version")).isEqualTo("13");
    assertThat(peer.header("origin")).isEmpty();
    assertThat(peer.header("sec-websocket-protocol")).isEmpty();
    assertThat(peer.header("sec-websocket-extensions")).isEmpty();
    connection.close();
  }

  @Test
  void messagesLeaveInOrderAndTheCloseComesAfterThem() throws Exception {
    ChannelTransport.Connection connection = open(Map.of());
    connection.text("first");
    for (int i = 0; i < 500; i++) {
      connection.binary(ByteBuffer.wrap(new byte[] {(byte) i}));
    }
    connection.ping(ByteBuffer.wrap(KEEP_ALIVE));
    connection.close();
    assertThat(peer.read().text()).isEqualTo("first");
    for (int i = 0; i < 500; i++) {
      WebSocketPeer.Part part = peer.read();
      assertThat(part.opcode()).isEqualTo(2);
      assertThat(part.body()).containsExactly((byte) i);
    }
    assertThat(peer.read()).matches(p -> p.opcode() == 9 && p.text().equals("keepalive"));
    assertThat(peer.read().opcode()).isEqualTo(8);
  }

  @Test
  void partsAreAssembledAndEmptyMessagesKept() throws Exception {
    open(Map.of());
    byte[] whole = new byte[100_000];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (byte) (i * 31);
    }
    peer.send(2, false, Arrays.copyOfRange(whole, 0, 1));
    peer.send(0, false, Arrays.copyOfRange(whole, 1, 70_000));
    peer.send(0, true, Arrays.copyOfRange(whole, 70_000, whole.length));
    peer.send(2, true, new byte[0]);
    peer.send(2, true, new byte[] {1});
    peer.send(10, true, KEEP_ALIVE);
    peer.send(1, true, new byte[] {'x'});
    assertThat(heard.bytes()).isEqualTo(whole);
    assertThat(heard.bytes()).isEmpty();
    assertThat(heard.bytes()).containsExactly(1);
    assertThat(heard.next()).isEqualTo("pong");
    assertThat(heard.next()).isEqualTo("text");
  }

  @Test
  void tenMegabytesAreTakenAndMoreIsRefusedWithoutLosingTheConnection() throws Exception {
    open(Map.of());
    peer.send(2, true, bytes(120 + (10 << 20)));
    assertThat(heard.bytes()).hasSize(120 + (10 << 20));
    peer.send(2, true, bytes(11 << 20));
    assertThat(heard.next()).isEqualTo("A message of more than 10 MB was refused.");
    peer.send(2, true, bytes(3));
    assertThat(heard.bytes()).hasSize(3);
  }

  @Test
  void aCloseAndABreakAreTold() throws Exception {
    open(Map.of());
    peer.send(8, true, new byte[] {0x03, (byte) 0xE8, 'B', 'y', 'e'});
    assertThat(heard.next()).isEqualTo(1000);
    open(Map.of());
    peer.drop();
    assertThat(heard.next()).isEqualTo(1006);
  }

  @Test
  void aBreakIsToldWhenOnlyTheWriterMeetsIt() throws Exception {
    ChannelTransport.Connection connection = open(Map.of());
    peer.drop();
    assertThat(heard.next()).isEqualTo(1006);
    connection.binary(ByteBuffer.allocate(10));
    connection.close();
  }

  @Test
  void aRefusalHasItsStatusAndARedirectIsNotFollowed() throws Exception {
    for (String status : new String[] {"403 Forbidden", "302 Found", "410 Gone", "200 OK"}) {
      CompletableFuture<Throwable> failure = new CompletableFuture<>();
      Thread.startVirtualThread(
          () -> {
            try {
              new WebSocketTransport(http).open(peer.url(PATH), Map.of(), heard);
            } catch (IOException e) {
              failure.complete(e);
            }
          });
      peer.accept(status);
      assertThat(failure.get(60, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              UpgradeRefusedException.class,
              e -> assertThat(status).startsWith(Integer.toString(e.status())));
    }
  }

  @Test
  void nobodyListeningIsAnErrorWithoutTheQuery() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    URI nowhere = URI.create("ws://127.0.0.1:" + port + PATH + CELL);
    assertThatThrownBy(() -> new WebSocketTransport(http).open(nowhere, Map.of(), heard))
        .isInstanceOf(IOException.class)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).doesNotContain("cell-number"));
    assertThatThrownBy(
            () ->
                new WebSocketTransport(http)
                    .open(URI.create("http://x/?cell-number=1"), Map.of(), heard))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("cell-number");
    assertThatThrownBy(() -> new WebSocketTransport(http).open(nowhere, Map.of("Host", "x"), heard))
        .isInstanceOf(IOException.class);
  }

  @Test
  void theProxyOfTheClientIsUsed() throws Exception {
    try (HttpClient proxied =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", peer.port())))
            .build()) {
      URI far = URI.create("ws://ssmmessages.us-east-1.amazonaws.com" + PATH);
      Thread.startVirtualThread(
          () -> {
            try {
              new WebSocketTransport(proxied).open(far, Map.of(), heard);
            } catch (IOException e) {
              heard.all.add("failed");
            }
          });
      peer.accept("502 Bad Gateway");
      assertThat(peer.head.getFirst()).startsWith("CONNECT ssmmessages.us-east-1.amazonaws.com:");
      assertThat(heard.next()).isEqualTo("failed");
      proxied.shutdownNow();
    }
  }
}
