package dev.plumbline.connect.ssm;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.EncryptionChallenge;
import dev.plumbline.session.ExitCode;
import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.HandshakeComplete;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.Inbound;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.Seal;
import dev.plumbline.session.TerminalSize;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What is said and heard in a session, whatever connection carries it: which frame answers which,
 * in which order, acknowledged when. It survives connections. Not thread-safe: its channel guards
 * it.
 */
final class Conversation {
  /** What the channel does for a conversation. */
  interface Side {
    /** Sends over the connection of now; without one it is lost, and sent again later. */
    void send(ByteBuffer message);

    /** A step forward. */
    void phase(SessionState phase);

    /** Works out the answer elsewhere, for {@link Conversation#answer}. */
    void handshake(HandshakeRequest request);

    /** The agent's or the service's last word. */
    void closed(ChannelClosed last);

    /** Nothing more can be understood. */
    void broken(Explanation why);

    /** Something odd that was survived. */
    void note(String sentence);
  }

  /** Milliseconds after which a pause is over even if its end was lost. */
  static final long LONGEST_PAUSE = 30_000;

  private static final Set<PayloadType> DATA =
      EnumSet.of(PayloadType.OUTPUT, PayloadType.STDERR, PayloadType.ERROR);

  private final Side side;
  private final SessionEvents events;
  private final Timing timing;
  private final String sessionId;
  private final Inbound incoming = new Inbound(Inbound.CLIENT_CAPACITY);
  private final Outgoing outgoing;
  private SessionState phase = SessionState.AWAIT_FIRST;
  private SessionKind kind = SessionKind.shell();
  private Optional<Seal> seal = Optional.empty();
  private Optional<TerminalSize> size;
  private boolean paused;
  private long pausedAt;

  /**
   * @param size sent once when a shell is ready; empty for none
   */
  Conversation(
      Side side,
      SessionEvents events,
      Timing timing,
      String sessionId,
      Optional<TerminalSize> size) {
    this.side = side;
    this.events = events;
    this.timing = timing;
    this.sessionId = sessionId;
    this.size = size;
    outgoing = new Outgoing(side::send, timing);
  }

  /** One message of the connection; one that cannot be read is not acknowledged. */
  void received(ByteBuffer message) {
    try {
      received(Frame.decode(message));
    } catch (FrameException e) {
      side.note("A message was dropped: " + e.getMessage() + ".");
    }
  }

  private void received(Frame frame) throws FrameException {
    switch (frame.type()) {
      case MessageType.OUTPUT -> {
        goOn();
        output(frame);
      }
      case MessageType.ACKNOWLEDGE -> {
        outgoing.acknowledged(Acknowledgement.parse(frame).sequence());
        outgoing.repeat();
        goOn();
      }
      case MessageType.PAUSE_PUBLICATION -> {
        paused = true;
        pausedAt = timing.millis();
      }
      case MessageType.START_PUBLICATION -> goOn();
      case MessageType.CHANNEL_CLOSED -> closed(ChannelClosed.parse(frame));
      default -> side.note("A message of unknown type " + frame.type() + " was ignored.");
    }
  }

  private void closed(ChannelClosed last) {
    if (last.session().isEmpty() || last.session().equals(sessionId)) {
      side.closed(last);
    } else {
      side.note("The end of another session was ignored.");
    }
  }

  private void output(Frame frame) throws FrameException {
    if (incoming.known(frame)) {
      acknowledge(frame);
    } else if (incoming.due(frame)) {
      if (takes(frame)) {
        use(frame, true);
        drain();
      }
    } else if (incoming.keep(frame)) {
      acknowledge(frame);
    } else {
      side.note("A message too far ahead of its turn was dropped.");
    }
  }

  /** Uses what came early and is due now, as far as it can be taken. */
  void drain() {
    try {
      for (Optional<Frame> next = incoming.next();
          next.filter(this::takes).isPresent();
          next = incoming.next()) {
        use(next.get(), false);
      }
    } catch (FrameException e) {
      side.broken(Explanation.of("The instance sent what cannot be read: " + e.getMessage() + "."));
    }
  }

  /** Data need room; all else is used at once. */
  private boolean takes(Frame frame) {
    boolean data = PayloadType.of(frame.payloadType()).filter(DATA::contains).isPresent();
    return !data || events.ready();
  }

  /** First everything that can fail, then the acknowledgement, then what follows from the frame. */
  private void use(Frame frame, boolean acknowledge) throws FrameException {
    Runnable action = action(frame);
    if (acknowledge) {
      acknowledge(frame);
    }
    incoming.advance();
    action.run();
  }

  private Runnable action(Frame frame) throws FrameException {
    Optional<PayloadType> type = PayloadType.of(frame.payloadType());
    if (type.isEmpty()) {
      return () -> side.note("A payload of unknown type " + frame.payloadType() + " was ignored.");
    }
    return switch (type.get()) {
      case OUTPUT -> data(frame, events::output);
      case STDERR, ERROR -> data(frame, events::error);
      case EXIT_CODE -> data(frame, this::exit);
      case HANDSHAKE_REQUEST -> request(HandshakeRequest.parse(frame));
      case ENCRYPTION_CHALLENGE_REQUEST -> challenge(frame);
      case HANDSHAKE_COMPLETE -> complete(HandshakeComplete.parse(frame));
      case FLAG -> flag(frame);
      default -> () -> side.note("A payload of type " + type.get() + " was ignored.");
    };
  }

  private Runnable data(Frame frame, Consumer<ByteBuffer> use) throws FrameException {
    boolean sealed = seal.isPresent() && frame.payloadType() != PayloadType.ERROR.code();
    ByteBuffer data = sealed ? ByteBuffer.wrap(seal.get().open(frame.payload())) : frame.payload();
    return () -> {
      if (phase == SessionState.AWAIT_FIRST) {
        enter(SessionState.READY_SHELL);
      }
      use.accept(data);
    };
  }

  private void exit(ByteBuffer data) {
    String text = StandardCharsets.UTF_8.decode(data).toString();
    ExitCode.parse(text)
        .ifPresentOrElse(
            events::exit, () -> side.note("The exit code " + text + " was not understood."));
  }

  private Runnable request(HandshakeRequest request) {
    return () -> {
      if (phase == SessionState.AWAIT_FIRST) {
        enter(SessionState.HANDSHAKE);
        side.handshake(request);
      } else {
        side.note("A second handshake was ignored.");
      }
    };
  }

  /** What the channel worked out for the agent's handshake. */
  void answer(HandshakeAnswer answer) {
    kind = answer.kind();
    seal = answer.seal();
    send(PayloadType.HANDSHAKE_RESPONSE, text(answer.response().json()));
  }

  private Runnable challenge(Frame frame) throws FrameException {
    if (seal.isEmpty()) {
      return () -> side.note("A challenge came without encryption and was ignored.");
    }
    byte[] plain = seal.get().open(ByteBuffer.wrap(EncryptionChallenge.parse(frame)));
    String reply = EncryptionChallenge.json(seal.get().seal(ByteBuffer.wrap(plain)));
    return () -> send(PayloadType.ENCRYPTION_CHALLENGE_RESPONSE, text(reply));
  }

  private Runnable complete(HandshakeComplete complete) {
    return () -> {
      if (!complete.message().isEmpty()) {
        events.message(PlainText.of(complete.message()));
      }
      if (phase == SessionState.HANDSHAKE) {
        enter(kind.port() ? SessionState.READY_PORT : SessionState.READY_SHELL);
      }
    };
  }

  private Runnable flag(Frame frame) {
    Optional<Flag> flag = Flag.of(frame.payload());
    return () ->
        flag.ifPresentOrElse(
            events::flag, () -> side.note("An unknown flag of the port was ignored."));
  }

  private void enter(SessionState next) {
    phase = next;
    side.phase(next);
    if (next == SessionState.READY_SHELL) {
      size.ifPresent(s -> send(PayloadType.SIZE, text(s.json())));
    }
  }

  /** The terminal has another size; told at once, or when the shell is ready. */
  void resize(TerminalSize now) {
    if (!size.equals(Optional.of(now)) && !kind.port()) {
      size = Optional.of(now);
      if (phase == SessionState.READY_SHELL) {
        send(PayloadType.SIZE, text(now.json()));
      }
    }
  }

  /** Where it stands, apart from the connection. */
  SessionState phase() {
    return phase;
  }

  SessionKind kind() {
    return kind;
  }

  /** Whether data may be given now. */
  boolean takes() {
    return phase.ready() && !outgoing.full();
  }

  /** Whether the agent has all that was given. */
  boolean delivered() {
    return outgoing.isEmpty();
  }

  /** Whether some output is known to be missing. */
  boolean gap() {
    return incoming.gap();
  }

  /** Data for the instance, sealed if the session is. They are copied. */
  void give(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    send(PayloadType.OUTPUT, ByteBuffer.wrap(seal.isPresent() ? seal.get().seal(data) : bytes));
  }

  /** A word about a port. */
  void give(Flag flag) {
    send(PayloadType.FLAG, flag.payload());
  }

  private void send(PayloadType type, ByteBuffer payload) {
    outgoing.add(type, payload);
    if (!paused) {
      outgoing.flush();
    }
  }

  private void goOn() {
    paused = false;
    outgoing.flush();
  }

  private void acknowledge(Frame frame) {
    side.send(Acknowledgement.of(frame).frame(UUID.randomUUID(), timing.date()).encode());
  }

  /**
   * Ten times a second: the oldest frame again if its time is over. An acknowledgement asks the
   * same of the frame that is the oldest then, so that a gap does not take a tick for each frame.
   *
   * @return false when the agent has not acknowledged a frame for five minutes
   */
  boolean tick() {
    if (paused && timing.millis() - pausedAt >= LONGEST_PAUSE) {
      goOn();
    }
    return outgoing.repeat();
  }

  /** A new connection carries the conversation on. */
  void resumed() {
    paused = false;
    outgoing.again();
  }

  private static ByteBuffer text(String json) {
    return ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8));
  }
}
