package dev.plumbline.lab.aws;

import dev.plumbline.session.FrameException;
import dev.plumbline.session.OpenDataChannel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** The data channels of the account's sessions: WebSockets on loopback, with {@link Faults}. */
final class DataChannels implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DataChannels.class.getName());
  private static final Pattern PATH = Pattern.compile("/v1/data-channel/([^/?]+)(?:\\?.*)?");
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final Faults faults;
  private final Server server;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("practice sessions").factory());
  private final Map<WebSocket, Line> lines = new ConcurrentHashMap<>();
  private Optional<Sessions> sessions = Optional.empty();
  private int silences;

  private DataChannels(Faults faults) throws IOException {
    this.faults = faults;
    this.server =
        new Server(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
    this.silences = faults.silentAfter() > 0 ? 1 : 0;
  }

  /** Starts listening; {@link #serve} says for whom. */
  static DataChannels start(Faults faults) throws IOException {
    DataChannels channels = new DataChannels(faults);
    channels.server.start();
    channels.server.await();
    return channels;
  }

  /** Serves the data channels of these sessions. */
  void serve(Sessions of) {
    sessions = Optional.of(of);
    clock.scheduleAtFixedRate(
        () -> of.all().forEach(s -> s.stream().tick()),
        TICK.toMillis(),
        TICK.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** {@code ws://127.0.0.1:PORT/}. */
  URI uri() {
    return URI.create("ws://127.0.0.1:" + server.getPort() + "/");
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    try {
      server.stop(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the practice sessions ended", e);
    }
  }

  /** One connection: from the token on it belongs to a session. */
  private final class Line implements ChannelStream.Line {
    private final WebSocket socket;
    private final FaultyLine toClient;
    private final FaultyLine toAgent;
    private Optional<AgentSession> session = Optional.empty();
    private int sent;

    /** What goes out again over a new connection does not count, or it would never get further. */
    private volatile boolean counting;

    private volatile boolean silent;

    Line(WebSocket socket, long salt) {
      this.socket = socket;
      this.toClient = new FaultyLine(faults, salt);
      this.toAgent = new FaultyLine(faults, salt + 1);
    }

    /** The connection's first message. */
    void open(String text) {
      try {
        OpenDataChannel open = OpenDataChannel.parse(text);
        Matcher path = PATH.matcher(socket.getResourceDescriptor());
        session =
            path.matches()
                ? sessions.flatMap(s -> s.byToken(path.group(1), open.token()))
                : Optional.empty();
      } catch (FrameException e) {
        LOG.log(Level.FINE, "refused: {0}", e.getMessage());
      }
      if (session.isEmpty()) {
        socket.close(CloseFrame.REFUSE, "Invalid token");
        return;
      }
      session.get().connected(this);
      counting = true;
    }

    void message(ByteBuffer message) {
      if (session.isEmpty()) {
        socket.close(CloseFrame.REFUSE, "No token");
      } else if (!silent) {
        toAgent.pass(message).forEach(m -> session.get().stream().message(m));
      }
    }

    @Override
    public void send(ByteBuffer message) {
      if (!silent && socket.isOpen()) {
        toClient.pass(message).forEach(socket::send);
        if (counting) {
          count();
        }
      }
    }

    @Override
    public boolean open() {
      return socket.isOpen();
    }

    @Override
    public void end(ByteBuffer last) {
      if (!silent && socket.isOpen()) {
        socket.send(last);
      }
      socket.close(CloseFrame.NORMAL, "");
    }

    private void count() {
      sent++;
      if (faults.closeAfter() > 0 && sent == faults.closeAfter()) {
        socket.close(CloseFrame.NORMAL, "Bye");
      }
      if (silences > 0 && sent == faults.silentAfter()) {
        silences--;
        silent = true;
        clock.schedule(() -> silent = false, faults.silence().toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    void closed() {
      session.ifPresent(s -> s.stream().disconnected(this));
    }
  }

  private final class Server extends WebSocketServer {
    private final CountDownLatch started = new CountDownLatch(1);

    Server(InetSocketAddress address) {
      super(address, 1);
      setReuseAddr(true);
      setTcpNoDelay(true);
      setConnectionLostTimeout(0);
      setDaemon(true);
    }

    void await() throws IOException {
      try {
        if (!started.await(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IOException("the practice sessions cannot be served");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }

    @Override
    public void onStart() {
      started.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
      lines.put(socket, new Line(socket, 2L * lines.size()));
      if (handshake.getFieldValue("Authorization").isEmpty()) {
        LOG.fine("the upgrade is not signed, as clients before 1.2.764.0 did");
      }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
      Optional.ofNullable(lines.get(socket)).ifPresent(l -> l.open(text));
    }

    @Override
    public void onMessage(WebSocket socket, ByteBuffer message) {
      Optional.ofNullable(lines.get(socket)).ifPresent(l -> l.message(message));
    }

    /** Told elsewhere: here the socket's lock is held, and whoever ends a session waits for it. */
    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
      Optional.ofNullable(lines.remove(socket))
          .ifPresent(line -> Thread.ofVirtual().name("practice close").start(line::closed));
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
      LOG.log(Level.FINE, "a practice session's connection failed", e);
    }
  }
}
