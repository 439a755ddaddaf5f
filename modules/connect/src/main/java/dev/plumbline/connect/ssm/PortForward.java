package dev.plumbline.connect.ssm;

import dev.plumbline.session.Flag;
import dev.plumbline.session.FrameException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A local port that leads to a port of the instance, or of a host that the instance reaches. It
 * listens on loopback only.
 */
public final class PortForward implements AutoCloseable {
  private static final Duration OPENING = Duration.ofSeconds(60);
  private static final Duration LAST_BYTES = Duration.ofSeconds(2);

  private final SessionServices services;
  private final SessionWords words;
  private final CompletableFuture<DataChannel> channel = new CompletableFuture<>();
  private final CompletableFuture<SessionEnd> end = new CompletableFuture<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private volatile @Nullable PortMode mode;
  private volatile @Nullable ServerSocket listener;

  private PortForward(SessionServices services, SessionWords words) {
    this.services = services;
    this.words = words;
  }

  /**
   * Starts a session and listens when it is open. Waits for both.
   *
   * @param request {@link SessionRequest#port} or {@link SessionRequest#remotePort}
   * @param localPort 0 for any free one
   * @param words told what happens
   * @throws IOException when the session cannot begin, or the local port is taken
   */
  public static PortForward open(
      SessionRequest request, SessionServices services, int localPort, SessionWords words)
      throws IOException {
    PortForward forward = new PortForward(services, words);
    DataChannel channel =
        DataChannel.open(request, services, forward.new Events(), Optional.empty());
    forward.channel.complete(channel);
    try {
      SessionKind kind = channel.awaitReady(OPENING);
      if (!kind.port()) {
        throw new SessionException(
            Explanation.of("The instance opened a shell instead of a port."));
      }
      forward.listen(kind, localPort);
      return forward;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private void listen(SessionKind kind, int localPort) throws IOException {
    Carrier carrier = new Carrier();
    ServerSocket server = new ServerSocket();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), localPort));
    listener = server;
    PortMode chosen =
        kind.multiplexed()
            ? new SmuxMode(carrier, kind.agent(), services.timing())
            : new BasicMode(carrier, channel.join()::flag, services.timing());
    mode = chosen;
    channel.join().drain();
    services.timing().start(() -> accept(server, chosen));
    if (end.isDone()) {
      stop();
    }
  }

  private void accept(ServerSocket server, PortMode chosen) {
    try {
      while (true) {
        Socket local = server.accept();
        local.setTcpNoDelay(true);
        connections.removeIf(Socket::isClosed);
        connections.add(local);
        chosen.carry(local);
      }
    } catch (IOException e) {
      // Closed, or the session is over: either way there is nothing more to accept.
      stop();
    }
  }

  /** Where to connect to. */
  public InetSocketAddress address() {
    ServerSocket server = listener;
    return new InetSocketAddress(
        InetAddress.getLoopbackAddress(), server == null ? 0 : server.getLocalPort());
  }

  /** The session itself. */
  public DataChannel channel() {
    return channel.join();
  }

  /** Completes when the session is over. */
  public CompletableFuture<SessionEnd> end() {
    return end.copy();
  }

  /** Closes the port and all its connections, and ends the session. */
  @Override
  public void close() {
    stop();
    try {
      channel().awaitDelivered(LAST_BYTES);
    } catch (SessionException e) {
      // It is over already, which is what was wanted.
      return;
    }
    channel().close();
  }

  private void stop() {
    ServerSocket server = listener;
    try {
      if (server != null) {
        server.close();
      }
      for (Socket local : connections) {
        local.close();
      }
    } catch (IOException e) {
      words.say("A local connection was not closed: " + SessionFailures.message(e) + ".");
    }
  }

  private final class Carrier implements SmuxClient.Carrier {
    @Override
    public void write(ByteBuffer data) throws IOException {
      channel().write(data);
    }

    @Override
    public void drain() {
      channel().drain();
    }
  }

  private final class Events extends SpokenEvents {
    Events() {
      super(words);
    }

    @Override
    public void output(ByteBuffer data) {
      try {
        Objects.requireNonNull(mode).received(data);
      } catch (FrameException e) {
        words.say("The forwarding was ended: " + e.getMessage() + ".");
        services.timing().start(PortForward.this::close);
      }
    }

    @Override
    public boolean ready() {
      PortMode now = mode;
      return now != null && now.ready();
    }

    @Override
    public void flag(Flag flag) {
      if (flag == Flag.CONNECT_TO_PORT_ERROR) {
        words.say("Nothing answers at the port: the instance could not connect to it.");
      }
      PortMode now = mode;
      if (now != null) {
        now.flag(flag);
      }
    }

    @Override
    public void ended(SessionEnd last) {
      PortMode now = mode;
      if (now != null) {
        now.ended(new SessionException(last.why()));
      }
      end.complete(last);
      services.timing().start(PortForward.this::stop);
    }
  }
}
