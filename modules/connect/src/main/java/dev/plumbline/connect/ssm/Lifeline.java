package dev.plumbline.connect.ssm;

import dev.plumbline.session.OpenDataChannel;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a session, one after the other: opens them, watches them, and replaces one
 * that was closed or broke by way of ssm:ResumeSession. Its owner's lock guards it.
 */
final class Lifeline {
  /** The session that hangs on it. */
  interface Owner {
    /** Does something under the lock, unless the session is over. */
    void locked(Runnable action);

    /** A message arrived. */
    void received(ByteBuffer message);

    /** A new connection is open. */
    void connected();

    /** The connection is gone; another is being looked for. */
    void reconnecting();

    /** Something odd that was survived. */
    void note(String sentence);

    /** Asks the engineer; waits. */
    boolean keepTrying(String sentence);

    /**
     * The session is over.
     *
     * @param terminate whether the service has to be told
     */
    void end(SessionEnd end, boolean terminate);
  }

  /** Of the original client; agents choose their behaviour by it. */
  static final String CLIENT_VERSION = "1.2.764.0";

  private static final byte[] PING = "keepalive".getBytes(StandardCharsets.US_ASCII);
  private static final String OVER = "DoesNotExist";

  private final Owner owner;
  private final SessionServices services;
  private final Timing timing;
  private final String sessionId;
  private final String client = UUID.randomUUID().toString();
  private final KeepAlive keepAlive = new KeepAlive();
  private final Retry retry = new Retry();
  private String url;
  private @Nullable Link link;
  private boolean open;
  private boolean attempting;
  private Explanation failure = Explanation.of("The connection to Session Manager was lost.");

  Lifeline(Owner owner, SessionServices services, SessionApi.Started started) {
    this.owner = owner;
    this.services = services;
    timing = services.timing();
    sessionId = started.sessionId();
    url = started.streamUrl();
  }

  /** Connects and says who this is. Waits, so the lock must be free. */
  void connect(String token) throws IOException {
    URI checked = services.address().check(url);
    Link next = new Link();
    owner.locked(() -> link = next);
    ChannelTransport.Connection opened =
        services.transport().open(checked, services.signer().headers(url), next);
    owner.locked(() -> next.begin(opened, token));
    if (!next.begun) {
      opened.close();
      throw new IOException("the connection was closed at once");
    }
  }

  /** Sends, if there is a connection. */
  void send(ByteBuffer message) {
    if (open && link != null && link.connection != null) {
      link.connection.binary(message);
    }
  }

  /** Whether there is a connection. */
  boolean isOpen() {
    return open;
  }

  /** Ten times a second. */
  void tick(long now) {
    if (open) {
      watch(now);
    } else if (!attempting && retry.over(now)) {
      attempting = true;
      timing.start(this::ask);
    } else if (!attempting && retry.due(now)) {
      attempt();
    }
  }

  private void watch(long now) {
    if (keepAlive.broken(now)) {
      lost(now);
    } else if (keepAlive.due(now) && link != null && link.connection != null) {
      link.connection.ping(ByteBuffer.wrap(PING));
    }
  }

  /** Ends the connection. */
  void close() {
    if (link != null && link.connection != null) {
      link.connection.close();
    }
    link = null;
  }

  private void lost(long now) {
    open = false;
    close();
    retry.begin(now, keepAlive.alive());
    owner.reconnecting();
    if (!attempting && retry.due(now)) {
      attempt();
    }
  }

  private void attempt() {
    attempting = true;
    timing.start(
        () -> {
          Optional<SessionEnd> end = resume();
          owner.locked(
              () -> {
                attempting = false;
                end.ifPresent(e -> owner.end(e, false));
              });
        });
  }

  /** Waits. An end when there is nothing left to resume. */
  private Optional<SessionEnd> resume() {
    try {
      SessionApi.Resumed resumed = services.api().resume(sessionId);
      if (resumed.token().isEmpty()) {
        return Optional.of(SessionEnd.failed(SessionFailures.OVER));
      }
      if (!resumed.streamUrl().isEmpty()) {
        owner.locked(() -> url = resumed.streamUrl());
      }
      connect(resumed.token());
    } catch (SessionApiException e) {
      if (e.code().startsWith(OVER)) {
        return Optional.of(SessionEnd.failed(SessionFailures.OVER));
      }
      failed(e);
    } catch (IOException e) {
      failed(e);
    }
    return Optional.empty();
  }

  private void failed(IOException e) {
    owner.locked(
        () -> {
          failure = SessionFailures.of(e);
          owner.note("The session could not be resumed yet. " + failure.sentence());
          retry.failed(timing.millis());
        });
  }

  private void ask() {
    boolean again = owner.keepTrying(failure.sentence());
    owner.locked(
        () -> {
          attempting = false;
          if (again) {
            retry.again(timing.millis());
          } else {
            owner.end(SessionEnd.failed(SessionFailures.unreachable(failure)), true);
          }
        });
  }

  /** One connection; what an earlier one still says is not heard. */
  private final class Link implements ChannelTransport.Listener {
    private ChannelTransport.@Nullable Connection connection;
    private boolean begun;
    private boolean over;

    private void begin(ChannelTransport.Connection opened, String token) {
      if (over) {
        return;
      }
      begun = true;
      connection = opened;
      open = true;
      opened.text(new OpenDataChannel(UUID.randomUUID(), token, client, CLIENT_VERSION).json());
      keepAlive.begin(timing.millis());
      owner.connected();
    }

    private void heard(Runnable action) {
      owner.locked(
          () -> {
            if (link == this) {
              keepAlive.heard();
              action.run();
            }
          });
    }

    @Override
    public void binary(ByteBuffer message) {
      heard(() -> owner.received(message));
    }

    @Override
    public void text() {
      heard(() -> owner.note("A text message was ignored: the agent sends binary ones."));
    }

    @Override
    public void pong() {
      heard(() -> {});
    }

    @Override
    public void refused(String sentence) {
      heard(() -> owner.note(sentence));
    }

    @Override
    public void closed(int code, String reason) {
      owner.locked(
          () -> {
            over = true;
            if (link != this || !open) {
              return;
            }
            Optional<Explanation> last = SessionFailures.closing(code);
            if (last.isPresent() && !keepAlive.alive()) {
              owner.end(SessionEnd.failed(last.get()), true);
            } else {
              lost(timing.millis());
            }
          });
    }
  }
}
