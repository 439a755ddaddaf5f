package dev.plumbline.connect.ssh;

import dev.plumbline.connect.LentKey;
import java.security.GeneralSecurityException;
import net.schmizz.sshj.userauth.UserAuthException;

/** The key that EC2 Instance Connect lent to the instance. */
record LentIdentity(LentKey key) implements Identity {
  @Override
  public String label() {
    return "key lent by EC2 Instance Connect";
  }

  @Override
  public byte[] blob() {
    return key.blob();
  }

  @Override
  public String type() {
    return LentKey.TYPE;
  }

  @Override
  public boolean unlocked() {
    return true;
  }

  @Override
  public byte[] sign(String algorithm, byte[] data) throws UserAuthException {
    try {
      return key.sign(data);
    } catch (GeneralSecurityException e) {
      throw new UserAuthException("this Java cannot sign with Ed25519", e);
    }
  }
}
