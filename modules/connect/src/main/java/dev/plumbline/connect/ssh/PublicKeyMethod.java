package dev.plumbline.connect.ssh;

import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Public key authentication (RFC 4252 section 7) for keys of files and agents alike: asks whether
 * the key would do, then signs.
 */
final class PublicKeyMethod extends AbstractAuthMethod {
  private final Identity identity;
  private final List<String> algorithms;
  private int index;
  private int requests;

  PublicKeyMethod(Identity identity, List<String> algorithms) {
    super("publickey");
    this.identity = identity;
    this.algorithms = algorithms;
  }

  /** The server would take the key, but its passphrase is not known yet. */
  static final class LockedException extends UserAuthException {
    LockedException() {
      super("the key is locked");
    }
  }

  /** Name the server was last asked about. */
  String algorithm() {
    return algorithms.get(index);
  }

  /** How often the server was asked; each refusal counts against its MaxAuthTries. */
  int requests() {
    return requests;
  }

  @Override
  public boolean shouldRetry() {
    if (index + 1 >= algorithms.size()) {
      return false;
    }
    index++;
    return true;
  }

  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message != Message.USERAUTH_60) {
      super.handle(message, packet);
    } else if (identity.unlocked()) {
      params.getTransport().write(signed());
    } else {
      throw new LockedException();
    }
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    requests++;
    return request(false);
  }

  private SSHPacket request(boolean signed) throws UserAuthException {
    return super.buildReq().putBoolean(signed).putString(algorithm()).putString(identity.blob());
  }

  private SSHPacket signed() throws UserAuthException {
    SSHPacket request = request(true);
    byte[] data =
        new Buffer.PlainBuffer()
            .putString(params.getTransport().getSessionID())
            .putBuffer(request)
            .getCompactData();
    return request.putBytes(identity.sign(algorithm(), data));
  }
}
