package dev.plumbline.connect.ssh;

import dev.plumbline.connect.Carrier;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.Tunnel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import net.schmizz.keepalive.KeepAlive;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;

/**
 * Brings one hop to the point where keys are exchanged: name, TCP or program, identification, keys.
 */
final class Dialer {
  private static final Duration NAME_LIMIT = Duration.ofSeconds(10);

  /** A program connects first, and may start an interpreter or call an API for it. */
  private static final Duration PROGRAM_LIMIT = Duration.ofSeconds(40);

  private static final int KEEP_ALIVE_COUNT = 3;

  private final Hop hop;
  private final Optional<SSHClient> through;
  private final HostKeyPolicy policy;
  private final Guard guard;
  private final LocalEnvironment local;
  private final Optional<Tunnel> tunnel;
  private final Patience patience;

  /**
   * @param tunnel what carries the connection in place of a socket
   */
  Dialer(
      Hop hop,
      Optional<SSHClient> through,
      HostKeyPolicy policy,
      Guard guard,
      LocalEnvironment local,
      Optional<Tunnel> tunnel,
      Patience patience) {
    this.hop = hop;
    this.local = local;
    this.tunnel = tunnel;
    this.patience = patience;
    this.through = through;
    this.policy = policy;
    this.guard = guard;
  }

  /**
   * How dialling ended.
   *
   * @param client empty when the host key was refused
   * @param peer address or name and port reached
   * @param server its identification: {@code OpenSSH_8.7}
   */
  record Dialled(Optional<SSHClient> client, String peer, String server) {}

  /** Dials; a server that closes at once is tried a second time, as sshd does so when busy. */
  Dialled dial() throws ConnectionException {
    try {
      return attempt();
    } catch (ConnectionException e) {
      if (!Failures.mayBeBusy(e) || guard.stop().requested()) {
        throw e;
      }
      return attempt();
    }
  }

  private Dialled attempt() throws ConnectionException {
    DefaultConfig config = config();
    if (through.isPresent()) {
      TunnelChannel channel = open(through.get());
      SSHClient client = prepared(new TunnelledClient(config, channel));
      Way way = new Way(hop.host(), channel.greeting(), Optional.empty());
      return exchange(client, way, () -> client.connectVia(channel, hop.address(), hop.port()));
    }
    SSHClient client = prepared(new SSHClient(config));
    if (tunnel.isPresent()) {
      return connect(client, tunnel.get().open(), Optional.empty());
    }
    return hop.program().isPresent()
        ? program(client, hop.program().get())
        : connect(client, socket(addresses()));
  }

  /** What the connection runs over. */
  private record Way(String peer, Greeting greeting, Optional<ProxyProcess> program) {}

  private Dialled program(SSHClient client, ProxyProgram chosen) throws ConnectionException {
    ProxyProcess program = program(chosen);
    return connect(client, program, Optional.of(program));
  }

  private Dialled connect(SSHClient client, Carrier carrier, Optional<ProxyProcess> program)
      throws ConnectionException {
    Greeting greeting = new Greeting(carrier.in());
    StreamSocket socket = new StreamSocket(greeting, carrier.out(), carrier);
    guard.watch(Optional.of(socket));
    client.setSocketFactory(socket.factory());
    Way way = new Way(carrier.name(), greeting, program);
    return exchange(client, way, () -> client.connect(hop.address(), hop.port()));
  }

  private Dialled connect(SSHClient client, Socket socket) throws ConnectionException {
    Greeting greeting;
    try {
      greeting = new Greeting(socket.getInputStream());
      client.setSocketFactory(
          new StreamSocket(greeting, socket.getOutputStream(), socket).factory());
    } catch (IOException e) {
      throw Failures.tcp(hop, e, connectLimit());
    }
    String peer = socket.getInetAddress().getHostAddress() + " port " + hop.port();
    Way way = new Way(peer, greeting, Optional.empty());
    return exchange(client, way, () -> client.connect(hop.address(), hop.port()));
  }

  private ProxyProcess program(ProxyProgram program) throws ConnectionException {
    try {
      return ProxyProcess.start(program.command(), local);
    } catch (IOException e) {
      throw ProxyFailures.notStarted(hop, Failures.text(e));
    }
  }

  private DefaultConfig config() throws ConnectionException {
    try {
      return Algorithms.config(policy.knownTypes(), policy.hasAuthority());
    } catch (IOException e) {
      throw new ConnectionException(
          ConnectionStage.HOST_KEY,
          hop.host(),
          "the stored host keys cannot be read: " + e.getMessage(),
          "",
          List.of("Check the rights of the known_hosts files"));
    }
  }

  private SSHClient prepared(SSHClient client) {
    client.addHostKeyVerifier(policy);
    client.getTransport().setTimeoutMs(patience.requestMillis());
    client.getConnection().setTimeoutMs(patience.requestMillis());
    KeepAlive keepAlive = client.getConnection().getKeepAlive();
    keepAlive.setKeepAliveInterval(keepAliveSeconds());
    ((KeepAliveRunner) keepAlive).setMaxAliveCount(KEEP_ALIVE_COUNT);
    return client;
  }

  /** A longer ServerAliveInterval, set for the sake of address translation, is met by ours too. */
  private int keepAliveSeconds() {
    return hop.config()
        .configured("serveraliveinterval")
        .map(Long::valueOf)
        .filter(seconds -> seconds > 0 && seconds < patience.keepAliveSeconds())
        .map(Long::intValue)
        .orElse(patience.keepAliveSeconds());
  }

  private interface Connect {
    void run() throws IOException;
  }

  private Dialled exchange(SSHClient client, Way way, Connect connect) throws ConnectionException {
    try {
      guard.within(
          limit(way),
          () -> {
            connect.run();
            return true;
          });
      return new Dialled(Optional.of(client), way.peer(), server(client));
    } catch (IOException | SSHRuntimeException | IllegalStateException e) {
      String server = server(client);
      // Before the program is ended, or its own end could not be told.
      ConnectionException failure = failure(way, e, !server.isEmpty());
      Closing.quietly(client);
      guard.stop().check();
      if (policy.refused()) {
        return new Dialled(Optional.empty(), way.peer(), server);
      }
      throw failure;
    } catch (RuntimeException e) {
      Closing.quietly(client);
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Duration limit(Way way) {
    return way.program().isPresent() ? PROGRAM_LIMIT : patience.keyExchange();
  }

  private ConnectionException failure(Way way, Exception e, boolean identified) {
    boolean timedOut = guard.timedOut();
    String said = way.greeting().text();
    if (way.program().isEmpty() || identified || !said.isEmpty()) {
      return Failures.keyExchange(hop, e, timedOut, identified, said);
    }
    ProxyProcess program = way.program().get();
    return timedOut
        ? ProxyFailures.silent(hop, limit(way), program.lastWords())
        : ProxyFailures.ended(hop, program.status(), program.lastWords());
  }

  /** Identification without its comment; empty when none came, where sshj 0.40 cuts unchecked. */
  static String server(SSHClient client) {
    try {
      String version = client.getTransport().getServerVersion();
      return version == null ? "" : version.split(" ", 2)[0];
    } catch (StringIndexOutOfBoundsException e) {
      return "";
    }
  }

  private List<InetAddress> addresses() throws ConnectionException {
    FutureTask<InetAddress[]> lookup =
        new FutureTask<>(() -> InetAddress.getAllByName(hop.address()));
    // A platform thread: a name server that does not answer would hold up all virtual ones.
    Thread.ofPlatform().daemon().name("name look-up").start(lookup);
    guard.watch(Optional.of(() -> lookup.cancel(true)));
    try {
      String family = hop.config().text("addressfamily").orElse("any");
      List<InetAddress> found =
          List.of(lookup.get(NAME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)).stream()
              .filter(a -> family.equals("any") || isOf(family, a))
              .toList();
      if (found.isEmpty()) {
        throw Failures.name(hop, "it has no address of family " + family);
      }
      return found;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException
          ? Failures.name(hop, "the name was not found")
          : Failures.name(hop, String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw Failures.name(hop, "the name server did not answer within 10 s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.name(hop, "the look-up was interrupted");
    } finally {
      guard.stop().check();
    }
  }

  private static boolean isOf(String family, InetAddress address) {
    return family.equals("inet6") == (address.getAddress().length == 16);
  }

  private Socket socket(List<InetAddress> addresses) throws ConnectionException {
    Duration limit = connectLimit();
    IOException last = new IOException("no address");
    for (InetAddress address : addresses) {
      Socket socket = new Socket();
      guard.watch(Optional.of(socket));
      try {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(address, hop.port()), (int) limit.toMillis());
        return socket;
      } catch (IOException e) {
        last = e;
        Closing.quietly(socket);
        guard.stop().check();
      }
    }
    throw Failures.tcp(hop, last, limit);
  }

  private Duration connectLimit() {
    return hop.config()
        .configured("connecttimeout")
        .filter(text -> !text.equals("none") && !text.equals("0"))
        .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), 120)))
        .orElse(Duration.ofSeconds(10));
  }

  private TunnelChannel open(SSHClient outer) throws ConnectionException {
    Duration limit = connectLimit();
    outer.getConnection().setTimeoutMs((int) limit.toMillis());
    try {
      TunnelChannel channel = new TunnelChannel(outer.getConnection(), hop.address(), hop.port());
      channel.open();
      return channel;
    } catch (IOException | IllegalStateException e) {
      guard.stop().check();
      throw Failures.forwarded(hop, e, limit);
    } finally {
      outer.getConnection().setTimeoutMs(patience.requestMillis());
    }
  }
}
