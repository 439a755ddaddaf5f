package dev.plumbline.aws.session;

import java.util.Arrays;

/** A key and the same key sealed, which only KMS can open. Held as long as its session. */
public final class DataKey {
  private final byte[] plain;
  private final byte[] sealed;

  DataKey(byte[] plain, byte[] sealed) {
    this.plain = plain;
    this.sealed = sealed;
  }

  /** The key itself, a copy; a secret. */
  public byte[] plain() {
    return plain.clone();
  }

  /** What the other side hands to KMS to learn the key, a copy. */
  public byte[] sealed() {
    return sealed.clone();
  }

  /** Overwrites the key. */
  public void forget() {
    Arrays.fill(plain, (byte) 0);
  }

  @Override
  public String toString() {
    return "DataKey[" + sealed.length + " bytes sealed]";
  }
}
