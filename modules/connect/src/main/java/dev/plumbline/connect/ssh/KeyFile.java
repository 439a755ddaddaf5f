package dev.plumbline.connect.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * A private key file looked at without its passphrase.
 *
 * @param text the file
 * @param encrypted whether a passphrase is needed
 * @param publicBlob public half where it can be had without one
 * @param certificate content of {@code NAME-cert.pub} beside it
 */
record KeyFile(
    Path path,
    String text,
    boolean encrypted,
    Optional<byte[]> publicBlob,
    Optional<byte[]> certificate) {
  private static final long MAX_BYTES = 1 << 20;

  /** What OpenSSH keys are encrypted with and sshj 0.40 can decrypt. */
  private static final Set<String> CIPHERS =
      Set.of(
          "none",
          "3des-cbc",
          "aes128-cbc",
          "aes192-cbc",
          "aes256-cbc",
          "aes128-ctr",
          "aes192-ctr",
          "aes256-ctr",
          "aes128-gcm@openssh.com",
          "aes256-gcm@openssh.com",
          "chacha20-poly1305@openssh.com");

  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * @throws IOException with a sentence to show when it is no private key
   */
  static KeyFile read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is larger than any private key");
    }
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    String header = text.strip().lines().findFirst().orElse("");
    Optional<byte[]> beside = publicKey(Path.of(path + ".pub"));
    Optional<byte[]> certificate = publicKey(Path.of(path + "-cert.pub"));
    if (header.startsWith("PuTTY-User-Key-File-")) {
      boolean locked = !text.contains("Encryption: none");
      return new KeyFile(path, text, locked, beside, certificate);
    }
    if (!header.startsWith("-----BEGIN") || !header.endsWith("PRIVATE KEY-----")) {
      throw new IOException(path + ": " + instead(text, header));
    }
    if (header.contains("OPENSSH")) {
      Container container = Container.of(path, text);
      return new KeyFile(
          path, text, container.encrypted, Optional.of(container.publicBlob), certificate);
    }
    boolean locked = header.contains("ENCRYPTED") || text.contains("Proc-Type: 4,ENCRYPTED");
    return new KeyFile(path, text, locked, beside, certificate);
  }

  /** Blob of a {@code .pub} file; empty when there is none. */
  static Optional<byte[]> publicKey(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String[] words = Files.readString(file, StandardCharsets.ISO_8859_1).strip().split("\\s+");
    try {
      return words.length < 2
          ? Optional.empty()
          : Optional.of(Base64.getDecoder().decode(words[1]));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String instead(String text, String header) {
    if (text.isBlank()) {
      return "the file is empty";
    }
    if (header.startsWith("ssh-") || header.startsWith("ecdsa-")) {
      return "this is the public key; choose the private one, without .pub";
    }
    return "this is not a private key";
  }

  /** The part of an OpenSSH key that is never encrypted (PROTOCOL.key of OpenSSH). */
  private record Container(boolean encrypted, byte[] publicBlob) {
    static Container of(Path path, String text) throws IOException {
      String base64 = text.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
      try {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length < MAGIC.length
            || !Arrays.equals(MAGIC, Arrays.copyOf(bytes, MAGIC.length))) {
          throw new IOException(path + ": this is not an OpenSSH private key");
        }
        WireReader in = new WireReader(bytes, MAGIC.length);
        String cipher = in.text();
        if (!CIPHERS.contains(cipher)) {
          throw new IOException(
              path
                  + ": it is encrypted with "
                  + Failures.firstLine(cipher)
                  + ", which is not supported; encrypt it anew with: ssh-keygen -p -Z aes256-ctr -f"
                  + " "
                  + path);
        }
        in.bytes();
        in.bytes();
        in.number();
        return new Container(!cipher.equals("none"), in.bytes());
      } catch (IllegalArgumentException e) {
        throw new IOException(path + ": the private key is damaged", e);
      }
    }
  }
}
