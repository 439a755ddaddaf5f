package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.Service;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuth;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;

/** Authentication requests on one connection, which can be replaced by a fresh one. */
final class AuthSession {
  /** One less than what OpenSSH's MaxAuthTries allows by default, which ends the connection. */
  private static final int MAX_REFUSALS = 5;

  private final Hop hop;
  private final Redial redial;
  private SSHClient client;
  private int refusals;

  AuthSession(Hop hop, SSHClient client, Redial redial) {
    this.hop = hop;
    this.client = client;
    this.redial = redial;
  }

  /** Makes a new connection to the same host. */
  interface Redial {
    SSHClient dial() throws ConnectionException;
  }

  /** How one request ended. */
  enum Result {
    ACCEPTED,
    /** One of several factors is settled. */
    PARTIAL,
    REFUSED,
    /** The server closed the connection instead of answering. */
    CLOSED
  }

  SSHClient client() {
    return client;
  }

  String server() {
    return Dialer.server(client);
  }

  Collection<String> allowed() {
    return List.copyOf(client.getUserAuth().getAllowedMethods());
  }

  boolean partial() {
    return client.getUserAuth().hadPartialSuccess();
  }

  /** Asks which methods there are; some servers let everybody in. */
  Result probe() throws UserAuthException {
    Result result = request(new AuthNone(), 30_000);
    refusals = 0;
    return result;
  }

  /**
   * @throws UserAuthException when the method itself gave up: key locked, question declined
   */
  Result request(AuthMethod method, int timeoutMillis) throws UserAuthException {
    UserAuth auth = client.getUserAuth();
    boolean before = auth.hadPartialSuccess();
    Collection<String> allowedBefore = allowed();
    try {
      Service next = (Service) client.getConnection();
      if (auth.authenticate(hop.user(), next, method, timeoutMillis)) {
        return Result.ACCEPTED;
      }
    } catch (UserAuthException e) {
      // A lost connection comes wrapped like the method's own troubles.
      if (!client.getTransport().isRunning() || lost(e)) {
        return Result.CLOSED;
      }
      throw e;
    } catch (SSHException | SSHRuntimeException | IllegalStateException e) {
      return Result.CLOSED;
    }
    refusals += method instanceof PublicKeyMethod key ? key.requests() : 1;
    boolean settled = auth.hadPartialSuccess() && (!before || !allowedBefore.equals(allowed()));
    return settled ? Result.PARTIAL : Result.REFUSED;
  }

  /** The transport may still call itself running while its end is being told to all who wait. */
  private static boolean lost(UserAuthException e) {
    return Failures.isTimeout(e)
        || Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
            .limit(10)
            .anyMatch(TransportException.class::isInstance);
  }

  /** Whether another refusal could make the server hang up. */
  boolean worn() {
    return refusals >= MAX_REFUSALS;
  }

  /** Starts over on a new connection; factors settled on the old one are lost. */
  void renew() throws ConnectionException {
    Closing.quietly(client);
    client = redial.dial();
    refusals = 0;
  }
}
