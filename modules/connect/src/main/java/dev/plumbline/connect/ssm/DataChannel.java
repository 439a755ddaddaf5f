package dev.plumbline.connect.ssm;

import dev.plumbline.session.ChannelClosed;
import dev.plumbline.session.Flag;
import dev.plumbline.session.Frame;
import dev.plumbline.session.HandshakeRequest;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session with an instance, from ssm:StartSession to its end. It outlives its connections: one
 * that is closed or breaks is replaced, about once an hour as a matter of routine, and nothing is
 * lost or doubled. Thread-safe; what happens is told to {@link SessionEvents}.
 */
public final class DataChannel implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataChannel.class);
  private static final Duration TICK = Duration.ofMillis(100);
  private static final long ANSWER_LIMIT = 30_000;
  private static final int MOST_NOTES = 50;
  private static final AgentVersion BEFORE_TERMINATE_FLAG = new AgentVersion(2, 3, 722, 0);

  private final SessionRequest request;
  private final SessionServices services;
  private final SessionEvents events;
  private final Timing timing;
  private final String sessionId;
  private final Lifeline lifeline;
  private final Conversation conversation;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final CompletableFuture<Void> finished = new CompletableFuture<>();
  private final Set<String> notes = new HashSet<>();
  private SessionState state = SessionState.CONNECTING;
  private @Nullable SessionEnd end;
  private long waitingSince;

  private DataChannel(
      SessionRequest request,
      SessionServices services,
      SessionEvents events,
      Optional<TerminalSize> size,
      SessionApi.Started started) {
    this.request = request;
    this.services = services;
    this.events = events;
    timing = services.timing();
    sessionId = started.sessionId();
    Side side = new Side();
    lifeline = new Lifeline(side, services, started);
    conversation = new Conversation(side, events, timing, sessionId, size);
  }

  /**
   * Starts a session and opens its channel. Returns before the instance has said anything: see
   * {@link #awaitReady}.
   *
   * @param size of the terminal, for a shell; empty to leave it as the agent has it
   * @throws SessionException saying why it could not begin
   */
  public static DataChannel open(
      SessionRequest request,
      SessionServices services,
      SessionEvents events,
      Optional<TerminalSize> size)
      throws SessionException {
    SessionApi.Started started;
    try {
      started = services.api().start(request);
    } catch (IOException e) {
      throw new SessionException(SessionFailures.of(e), e);
    }
    DataChannel channel = new DataChannel(request, services, events, size, started);
    try {
      channel.lifeline.connect(started.token());
    } catch (IOException e) {
      SessionException why = new SessionException(SessionFailures.of(e), e);
      channel.locked(() -> channel.end(SessionEnd.failed(why.explanation()), true));
      throw why;
    }
    channel.tickLater();
    return channel;
  }

  /** Its id, by which CloudTrail and the session history know it. */
  public String sessionId() {
    return sessionId;
  }

  /** Where it stands now. */
  public SessionState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until data flow.
   *
   * @throws SessionException when the session ended instead, or is still not open after the limit
   */
  public SessionKind awaitReady(Duration limit) throws SessionException {
    if (!await(limit, () -> conversation.phase().ready())) {
      throw new SessionException(
          Explanation.of("The session was not open after " + limit.toSeconds() + " s."));
    }
    return conversation.kind();
  }

  /**
   * Waits until the instance has all that was written.
   *
   * @return false when it has not after the limit
   * @throws SessionException when the session ended before
   */
  public boolean awaitDelivered(Duration limit) throws SessionException {
    return await(limit, conversation::delivered);
  }

  private boolean await(Duration limit, BooleanSupplier done) throws SessionException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!done.getAsBoolean()) {
        requireAlive();
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Writes bytes as they are. Waits while the instance has not acknowledged what was written
   * before, also through a lost connection. Bytes of several writers may mix.
   *
   * @throws SessionException when the session is over
   */
  public void write(ByteBuffer data) throws SessionException {
    ByteBuffer left = data.duplicate();
    lock.lock();
    try {
      while (left.hasRemaining()) {
        while (!take(left)) {
          changed.await();
        }
      }
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the next bytes of a buffer, if it can at once.
   *
   * @return false when it has to wait
   * @throws SessionException when the session is over
   */
  boolean take(ByteBuffer data) throws SessionException {
    lock.lock();
    try {
      requireAlive();
      if (!conversation.takes()) {
        return false;
      }
      int size = Math.min(Frame.USUAL_PAYLOAD, data.remaining());
      conversation.give(data.slice(data.position(), size));
      data.position(data.position() + size);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Says something about the port. */
  public void flag(Flag flag) {
    locked(() -> conversation.give(flag));
  }

  /** The terminal has another size. */
  public void resize(TerminalSize size) {
    locked(() -> conversation.resize(size));
  }

  /** More output can be taken again, after {@link SessionEvents#ready} was false. */
  public void drain() {
    locked(conversation::drain);
  }

  /**
   * Ends the session here and on the instance. Does not wait; see {@link #awaitDelivered} before
   * it, {@link #finished} after it.
   */
  @Override
  public void close() {
    locked(
        () -> {
          if (conversation.phase() == SessionState.READY_PORT
              && conversation.kind().agent().after(BEFORE_TERMINATE_FLAG)) {
            conversation.give(Flag.TERMINATE_SESSION);
          }
          end(SessionEnd.normal("The session was closed."), true);
        });
  }

  /** Completes when the session is over and the service was told, as far as it had to be. */
  public CompletableFuture<Void> finished() {
    return finished.copy();
  }

  /** Does something while the session lives. */
  private void locked(Runnable action) {
    lock.lock();
    try {
      if (end == null) {
        action.run();
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void requireAlive() throws SessionException {
    if (end != null) {
      throw new SessionException(end.why());
    }
  }

  private static SessionException interrupted() {
    Thread.currentThread().interrupt();
    return new SessionException(Explanation.of("The wait for the session was given up."));
  }

  private void tickLater() {
    timing.after(
        TICK,
        () ->
            locked(
                () -> {
                  tick(timing.millis());
                  tickLater();
                }));
  }

  private void tick(long now) {
    lifeline.tick(now);
    if (!lifeline.isOpen()) {
      return;
    }
    if (!state.ready() && now - waitingSince >= ANSWER_LIMIT) {
      end(SessionEnd.failed(SessionFailures.SILENT), true);
    } else if (!conversation.tick()) {
      end(SessionEnd.failed(SessionFailures.DEAF), true);
    }
  }

  private void enter(SessionState next) {
    waitingSince = timing.millis();
    if (state != next) {
      state = next;
      events.state(next);
    }
  }

  private void end(SessionEnd last, boolean terminate) {
    if (end != null) {
      return;
    }
    SessionEnd known =
        new SessionEnd(last.normal(), !conversation.gap(), last.why(), last.detail());
    end = known;
    lifeline.close();
    enter(SessionState.ENDED);
    events.ended(known);
    if (terminate) {
      timing.start(this::terminate);
    } else {
      finished.complete(null);
    }
  }

  /** If this fails the session ends by its idle limit. */
  private void terminate() {
    try {
      services.api().terminate(sessionId);
    } catch (IOException e) {
      LOG.debug("session {} was not terminated: {}", sessionId, SessionFailures.message(e));
    }
    finished.complete(null);
  }

  private final class Side implements Conversation.Side, Lifeline.Owner {
    @Override
    public void locked(Runnable action) {
      DataChannel.this.locked(action);
    }

    @Override
    public void received(ByteBuffer message) {
      conversation.received(message);
    }

    @Override
    public void send(ByteBuffer message) {
      lifeline.send(message);
    }

    @Override
    public void connected() {
      enter(conversation.phase());
      conversation.resumed();
    }

    @Override
    public void reconnecting() {
      enter(SessionState.RECONNECTING);
    }

    @Override
    public void phase(SessionState phase) {
      enter(phase);
    }

    @Override
    public void handshake(HandshakeRequest asked) {
      timing.start(
          () -> {
            HandshakeAnswer answer =
                HandshakeAnswer.to(
                    asked, Lifeline.CLIENT_VERSION, sessionId, request.target(), services.keys());
            DataChannel.this.locked(
                () -> {
                  answer.refusals().forEach(this::note);
                  conversation.answer(answer);
                });
          });
    }

    @Override
    public void closed(ChannelClosed last) {
      String reason = PlainText.of(last.reason());
      Explanation why =
          reason.isEmpty() ? Explanation.of("The session ended.") : SessionFailures.ending(reason);
      DataChannel.this.end(new SessionEnd(reason.isEmpty(), true, why, reason), false);
    }

    @Override
    public void broken(Explanation why) {
      DataChannel.this.end(SessionEnd.failed(why), true);
    }

    @Override
    public void end(SessionEnd last, boolean terminate) {
      DataChannel.this.end(last, terminate);
    }

    @Override
    public void note(String sentence) {
      String plain = PlainText.of(sentence);
      if (notes.size() < MOST_NOTES && notes.add(plain)) {
        events.note(plain);
      }
    }

    @Override
    public boolean keepTrying(String sentence) {
      return events.keepTrying(sentence);
    }
  }
}
