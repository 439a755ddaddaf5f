package dev.plumbline.connect.ssh;

import dev.plumbline.connect.agent.AgentKey;
import dev.plumbline.connect.agent.SshAgent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.schmizz.sshj.userauth.UserAuthException;

/** A key to offer: public half known, able to sign. */
interface Identity {
  /** For people: {@code key 2 of the agent}, a file name. */
  String label();

  /** Public key or certificate in wire form. */
  byte[] blob();

  /** Type of the blob. */
  String type();

  /** Whether it can sign without asking for a passphrase first. */
  boolean unlocked();

  /**
   * @param algorithm one of {@link #algorithms}
   * @return signature in wire form (RFC 4253 section 6.6)
   */
  byte[] sign(String algorithm, byte[] data) throws UserAuthException;

  /**
   * Names to offer the key under. For RSA keys they name the hash: OpenSSH before 7.2 knows SHA-1
   * only, others refuse it; Dropbear knows SHA-256 only.
   *
   * @param server identification of the server without {@code SSH-2.0-}
   */
  default List<String> algorithms(String server) {
    if (type().equals("ssh-rsa")) {
      return rsa(server);
    }
    if (type().equals("ssh-rsa-cert-v01@openssh.com")) {
      return rsa(server).stream().map(name -> name + "-cert-v01@openssh.com").toList();
    }
    return List.of(type());
  }

  private static List<String> rsa(String server) {
    Matcher m = Pattern.compile("OpenSSH_(\\d{1,3})\\.(\\d{1,3})").matcher(server);
    if (!m.find()) {
      return List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-rsa");
    }
    int version = Integer.parseInt(m.group(1)) * 1000 + Integer.parseInt(m.group(2));
    return List.of(version < 7002 ? "ssh-rsa" : "rsa-sha2-512");
  }

  /** A key the agent holds. */
  record OfAgent(String label, AgentKey key, SshAgent agent) implements Identity {
    @Override
    public byte[] blob() {
      return key.blob();
    }

    @Override
    public String type() {
      return key.type();
    }

    @Override
    public boolean unlocked() {
      return true;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) throws UserAuthException {
      int flags =
          algorithm.startsWith("rsa-sha2-512")
              ? SshAgent.RSA_SHA2_512
              : algorithm.startsWith("rsa-sha2-256") ? SshAgent.RSA_SHA2_256 : 0;
      try {
        Optional<byte[]> signature = agent.sign(key.blob(), data, flags);
        return signature.orElseThrow(
            () -> new UserAuthException("the SSH agent declined to sign with " + key.comment()));
      } catch (IOException e) {
        throw new UserAuthException("the SSH agent did not sign: " + e.getMessage(), e);
      }
    }
  }
}
