package dev.plumbline.connect;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * A public key as people compare it.
 *
 * @param type as in known_hosts: {@code ssh-ed25519}, {@code ssh-rsa}
 * @param sha256 {@code SHA256:} and unpadded base64, as {@code ssh-keygen -l} prints it
 */
public record HostKeyFingerprint(String type, String sha256) {
  /**
   * @param blob the key in the wire form of RFC 4253 section 6.6
   */
  public static HostKeyFingerprint of(String type, byte[] blob) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
      String text = Base64.getEncoder().withoutPadding().encodeToString(digest);
      return new HostKeyFingerprint(type, "SHA256:" + text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Short name as {@code ssh-keygen -l} prints it: ED25519, RSA, ECDSA. */
  public String algorithm() {
    String plain = type.replace("-cert-v01@openssh.com", "");
    if (plain.startsWith("ecdsa-")) {
      return "ECDSA";
    }
    return plain
        .replaceFirst("^ssh-", "")
        .replaceFirst("^rsa-sha2-.*", "rsa")
        .toUpperCase(Locale.ROOT);
  }
}
