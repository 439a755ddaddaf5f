package dev.plumbline.connect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 key made for one log-in and lent to the instance by EC2 Instance Connect, which
 * forgets it after a minute. The private half is never written.
 */
public final class LentKey {
  /** Its type in SSH. */
  public static final String TYPE = "ssh-ed25519";

  private static final int PUBLIC_BYTES = 32;

  private final KeyPair pair;

  private LentKey(KeyPair pair) {
    this.pair = pair;
  }

  /** A new key. */
  public static LentKey make() {
    try {
      return new LentKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** The public half as a line of authorized_keys. */
  public String line() {
    return TYPE + " " + Base64.getEncoder().encodeToString(blob()) + " plumbline";
  }

  /** The public half as SSH writes it (RFC 8709): its type and 32 bytes. */
  public byte[] blob() {
    byte[] encoded = pair.getPublic().getEncoded();
    return wire(Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length));
  }

  /**
   * A signature as SSH writes it.
   *
   * @throws GeneralSecurityException when this Java cannot sign
   */
  public byte[] sign(byte[] data) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(data);
    return wire(signature.sign());
  }

  private static byte[] wire(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : new byte[][] {TYPE.getBytes(StandardCharsets.US_ASCII), content}) {
      out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return "LentKey[]";
  }
}
