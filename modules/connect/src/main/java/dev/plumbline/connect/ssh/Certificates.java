package dev.plumbline.connect.ssh;

import java.util.Arrays;

/** OpenSSH certificates (PROTOCOL.certkeys of OpenSSH), as far as matching them to keys needs. */
final class Certificates {
  private Certificates() {}

  /**
   * Whether a certificate is one for a public key: type and nonce, then the key's own fields.
   *
   * @param key plain public key in wire form
   */
  static boolean holds(byte[] certificate, byte[] key) {
    try {
      WireReader in = new WireReader(certificate, 0);
      String type = in.text();
      byte[] nonce = in.bytes();
      String plain = WireReader.type(key);
      int fields = 4 + type.length() + 4 + nonce.length;
      int from = 4 + plain.length();
      int length = key.length - from;
      return type.equals(plain + "-cert-v01@openssh.com")
          && fields + length <= certificate.length
          && Arrays.equals(certificate, fields, fields + length, key, from, key.length);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
