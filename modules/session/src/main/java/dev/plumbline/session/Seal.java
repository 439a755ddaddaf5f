package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens the data of an encrypted session: AES-256-GCM without additional data, nonce (12
 * bytes), cipher text, tag (16 bytes). Of the 64 bytes of the data key, the first half opens what
 * the agent sends, the second half seals what the client sends.
 */
public final class Seal {
  /** Bytes of a data key. */
  public static final int KEY_LENGTH = 64;

  private static final int HALF = KEY_LENGTH / 2;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String FORM = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec sealing;
  private final SecretKeySpec opening;

  private Seal(byte[] sealing, byte[] opening) {
    this.sealing = new SecretKeySpec(sealing, "AES");
    this.opening = new SecretKeySpec(opening, "AES");
  }

  /**
   * The client's end.
   *
   * @throws IllegalArgumentException when the key has not 64 bytes
   */
  public static Seal client(byte[] dataKey) {
    check(dataKey);
    return new Seal(
        Arrays.copyOfRange(dataKey, HALF, KEY_LENGTH), Arrays.copyOfRange(dataKey, 0, HALF));
  }

  /** The agent's end: the halves the other way round. */
  public static Seal agent(byte[] dataKey) {
    check(dataKey);
    return new Seal(
        Arrays.copyOfRange(dataKey, 0, HALF), Arrays.copyOfRange(dataKey, HALF, KEY_LENGTH));
  }

  private static void check(byte[] dataKey) {
    if (dataKey.length != KEY_LENGTH) {
      throw new IllegalArgumentException(
          "a data key has " + KEY_LENGTH + " bytes, not " + dataKey.length);
    }
  }

  /** Seals with a new nonce. */
  public byte[] seal(ByteBuffer plain) {
    byte[] nonce = new byte[NONCE];
    RANDOM.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance(FORM);
      cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
      ByteBuffer out = ByteBuffer.allocate(NONCE + cipher.getOutputSize(plain.remaining()));
      out.put(nonce);
      cipher.doFinal(plain, out);
      return Arrays.copyOf(out.array(), out.position());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /**
   * Opens what the other end sealed.
   *
   * @throws FrameException when it was sealed with another key, or changed on the way
   */
  public byte[] open(ByteBuffer sealed) throws FrameException {
    if (sealed.remaining() < NONCE + TAG_BITS / Byte.SIZE) {
      throw new FrameException("a sealed message is too short");
    }
    byte[] nonce = new byte[NONCE];
    sealed.get(nonce);
    try {
      Cipher cipher = Cipher.getInstance(FORM);
      cipher.init(Cipher.DECRYPT_MODE, opening, new GCMParameterSpec(TAG_BITS, nonce));
      ByteBuffer out = ByteBuffer.allocate(cipher.getOutputSize(sealed.remaining()));
      cipher.doFinal(sealed, out);
      return Arrays.copyOf(out.array(), out.position());
    } catch (GeneralSecurityException e) {
      throw new FrameException("a sealed message was sealed with another key, or changed");
    }
  }
}
