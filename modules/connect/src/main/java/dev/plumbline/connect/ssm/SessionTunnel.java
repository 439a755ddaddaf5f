package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.Tunnel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Bytes to the SSH server of an instance, through a session. */
public final class SessionTunnel implements Tunnel {
  private static final Duration OPENING = Duration.ofSeconds(60);

  private final SessionServices services;
  private final String instance;
  private final int port;
  private final SessionWords words;

  /**
   * @param port of the SSH server on the instance
   * @param words told what happens to the session
   */
  public SessionTunnel(SessionServices services, String instance, int port, SessionWords words) {
    this.services = services;
    this.instance = instance;
    this.port = port;
    this.words = words;
  }

  @Override
  public Carrier open() throws ConnectionException {
    try {
      SessionStream stream =
          SessionStream.open(SessionRequest.ssh(instance, port), services, Optional.empty(), words);
      try {
        stream.awaitReady(OPENING);
      } catch (SessionException e) {
        stream.close();
        throw e;
      }
      return new SessionCarrier(stream);
    } catch (SessionException e) {
      throw failure(instance, e);
    }
  }

  /** A session that did not begin, as a connection that failed. */
  static ConnectionException failure(String instance, SessionException e) {
    Explanation why = e.explanation();
    ConnectionException failure =
        new ConnectionException(
            ConnectionStage.SESSION,
            instance,
            why.what(),
            "",
            why.advice().isEmpty() ? List.of() : List.of(why.advice()));
    failure.initCause(e);
    return failure;
  }
}
