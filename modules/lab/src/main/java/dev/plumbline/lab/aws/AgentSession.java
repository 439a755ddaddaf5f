package dev.plumbline.lab.aws;

import dev.plumbline.lab.program.Program;
import dev.plumbline.lab.program.Window;
import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.EncryptionChallenge;
import dev.plumbline.session.ExitCode;
import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.HandshakeComplete;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.HandshakeResponse;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.Seal;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The agent's end of one session: handshake where the document has one, then a program whose input
 * and outputs are the session's.
 */
final class AgentSession {
  private final SessionPlan plan;
  private final AgentHandshake handshake;
  private final ChannelStream stream = new ChannelStream(this::received);
  private final ByteQueue input = new ByteQueue();
  private final Thread program = Thread.ofVirtual().name("practice session").unstarted(this::run);
  private final Runnable ended;
  private Optional<Seal> seal = Optional.empty();
  private boolean ready;
  private boolean begun;
  private boolean closed;

  /**
   * What a session is.
   *
   * @param id session id
   * @param target instance id
   * @param properties of a port session
   * @param keys when the account's preferences ask for encryption
   * @param repeated whether the program runs again when the client goes on after a disconnect
   * @param apart whether the outputs of a command are kept apart and its exit code is told
   * @param window of a program in a terminal
   */
  record SessionPlan(
      String id,
      String target,
      String agentVersion,
      String sessionType,
      Map<String, String> properties,
      Optional<KmsKeys> keys,
      boolean apart,
      boolean repeated,
      Program program,
      Window window) {
    boolean handshake() {
      return keys.isPresent()
          || sessionType.equals(HandshakeRequest.PORT)
          || sessionType.equals(HandshakeRequest.NON_INTERACTIVE);
    }
  }

  /**
   * @param ended runs once when the session is over
   */
  AgentSession(SessionPlan plan, Runnable ended) {
    this.plan = plan;
    this.ended = ended;
    this.handshake = new AgentHandshake(plan);
  }

  String id() {
    return plan.id();
  }

  ChannelStream stream() {
    return stream;
  }

  /** The client opened a connection; with the first one the session begins. */
  void connected(ChannelStream.Line line) {
    stream.connected(line);
    synchronized (this) {
      if (begun) {
        return;
      }
      begun = true;
    }
    begin();
  }

  private void begin() {
    if (!plan.handshake()) {
      ready = true;
      program.start();
      return;
    }
    send(PayloadType.HANDSHAKE_REQUEST, handshake.request().json());
  }

  private void send(PayloadType type, String text) {
    try {
      stream.send(type, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      close("");
    }
  }

  /** A frame of the client, in order. Until the handshake is over only its answers count. */
  private void received(Frame frame) {
    Optional<PayloadType> type = PayloadType.of(frame.payloadType());
    try {
      if (type.isEmpty()) {
        return;
      }
      switch (type.get()) {
        case HANDSHAKE_RESPONSE -> answered(HandshakeResponse.parse(frame));
        case ENCRYPTION_CHALLENGE_RESPONSE -> proved(EncryptionChallenge.parse(frame));
        case OUTPUT -> typed(frame);
        case FLAG -> Flag.of(frame.payload()).ifPresent(this::flag);
        case SIZE -> {
          TerminalSize size = TerminalSize.parse(frame);
          plan.window().resize(size.columns(), size.rows());
        }
        default -> {
          // Parameters change nothing here.
        }
      }
    } catch (IOException e) {
      close("----------ERROR-------\n" + e.getMessage());
    }
  }

  private void typed(Frame frame) throws FrameException {
    if (ready) {
      input.put(seal.isPresent() ? seal.get().open(frame.payload()) : frame.bytes());
    }
  }

  private void flag(Flag flag) {
    switch (flag) {
      case TERMINATE_SESSION -> close("");
      case DISCONNECT_TO_PORT -> input.mark();
      case CONNECT_TO_PORT_ERROR -> {
        // Only the agent says this.
      }
    }
  }

  private void answered(HandshakeResponse response) throws IOException {
    if (ready || !plan.handshake()) {
      return;
    }
    Optional<byte[]> challenge = handshake.answered(response);
    if (challenge.isPresent()) {
      send(PayloadType.ENCRYPTION_CHALLENGE_REQUEST, EncryptionChallenge.json(challenge.get()));
    } else {
      complete("");
    }
  }

  private void proved(byte[] answer) throws IOException {
    if (ready) {
      return;
    }
    seal = Optional.of(handshake.proved(answer));
    complete("This session is encrypted using AWS KMS.");
  }

  private void complete(String message) {
    send(
        PayloadType.HANDSHAKE_COMPLETE,
        new HandshakeComplete(Duration.ofMillis(1), message).json());
    ready = true;
    program.start();
  }

  private void run() {
    try {
      OutputStream out = new FrameOutput(PayloadType.OUTPUT);
      OutputStream err = errors(out);
      int exit = plan.program().run(input.stream(), out, err);
      while (plan.repeated() && input.next()) {
        exit = plan.program().run(input.stream(), out, err);
      }
      if (plan.apart()) {
        new FrameOutput(PayloadType.EXIT_CODE)
            .write(ExitCode.text(exit).getBytes(StandardCharsets.UTF_8));
      }
      if (stream.drain()) {
        close("");
      }
    } catch (IOException e) {
      close("----------ERROR-------\n" + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private OutputStream errors(OutputStream out) {
    if (plan.sessionType().equals(HandshakeRequest.PORT)) {
      return new FrameOutput(PayloadType.FLAG);
    }
    return plan.apart() ? new FrameOutput(PayloadType.STDERR) : out;
  }

  /** Ends the session; the client hears why. */
  void close(String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    UUID frame = UUID.randomUUID();
    long now = System.currentTimeMillis();
    String json = new ChannelClosed(plan.id(), reason).json(frame, now, plan.target());
    stream.end(
        new Frame(
            MessageType.CHANNEL_CLOSED,
            now,
            0,
            0,
            frame,
            0,
            ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8))));
    input.end();
    program.interrupt();
    ended.run();
  }

  /** Cuts what a program writes into payloads, sealed when the session is. */
  private final class FrameOutput extends OutputStream {
    private final PayloadType type;

    FrameOutput(PayloadType type) {
      this.type = type;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int at = 0; at < length; at += Frame.USUAL_PAYLOAD) {
        ByteBuffer piece =
            ByteBuffer.wrap(bytes, from + at, Math.min(Frame.USUAL_PAYLOAD, length - at));
        stream.send(type, seal.isPresent() ? seal.get().seal(piece) : copy(piece));
      }
    }

    private static byte[] copy(ByteBuffer piece) {
      byte[] bytes = new byte[piece.remaining()];
      piece.get(bytes);
      return bytes;
    }
  }
}
