package dev.plumbline.connect.ssm;

import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.session.TerminalSize;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shell that Session Manager gives without an SSH server, in its terminal. The agent tells no
 * exit status of it.
 */
public final class SessionTerminal implements RemoteTerminal {
  private static final Duration OPENING = Duration.ofSeconds(60);

  private final SessionStream session;

  private SessionTerminal(SessionStream session) {
    this.session = session;
  }

  /**
   * Starts a session and waits for the shell.
   *
   * @param words told what happens to the session
   * @throws SessionException saying why it could not begin
   */
  public static SessionTerminal open(
      SessionServices services, String instance, TerminalSize size, SessionWords words)
      throws SessionException {
    SessionStream session =
        SessionStream.open(SessionRequest.shell(instance), services, Optional.of(size), words);
    try {
      session.awaitReady(OPENING);
    } catch (SessionException e) {
      session.close();
      throw e;
    }
    return new SessionTerminal(session);
  }

  /** Its id, by which CloudTrail and the session history know it. */
  public String sessionId() {
    return session.channel().sessionId();
  }

  @Override
  public InputStream output() {
    return session.in();
  }

  @Override
  public OutputStream input() {
    return session.out();
  }

  @Override
  public void resize(TerminalSize size) {
    session.channel().resize(size);
  }

  @Override
  public OptionalInt join() throws SessionException {
    SessionEnd end = session.end().join();
    if (!end.normal()) {
      throw new SessionException(end.why());
    }
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    session.close();
  }
}
