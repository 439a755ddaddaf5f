package dev.plumbline.connect.hostkey;

import dev.plumbline.connect.HostKeyFingerprint;
import dev.plumbline.connect.sshconfig.Patterns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of a known_hosts file.
 *
 * @param marker {@code @revoked}, {@code @cert-authority} or empty
 * @param hosts patterns or a hashed name, as written
 * @param blob the key in wire form
 */
record KnownHostLine(
    Path file, int line, String marker, String hosts, String type, byte[] blob, String comment) {
  static final String REVOKED = "@revoked";
  static final String AUTHORITY = "@cert-authority";
  private static final String OUR_COMMENT = "plumbline:";

  /** Empty for blank lines, comments and lines that make no sense, which ssh skips too. */
  static Optional<KnownHostLine> parse(Path file, int number, String text) {
    String[] words = text.strip().split("[ \t]+", -1);
    int at = words[0].startsWith("@") ? 1 : 0;
    if (words[0].startsWith("#") || words.length < at + 3) {
      return Optional.empty();
    }
    try {
      byte[] blob = Base64.getDecoder().decode(words[at + 2]);
      String comment = String.join(" ", List.of(words).subList(at + 3, words.length));
      String marker = at == 1 ? words[0] : "";
      return Optional.of(
          new KnownHostLine(file, number, marker, words[at], words[at + 1], blob, comment));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A line of our own file. */
  static String format(String host, String type, byte[] blob, Instant now) {
    return host
        + " "
        + type
        + " "
        + Base64.getEncoder().encodeToString(blob)
        + " "
        + OUR_COMMENT
        + now;
  }

  boolean holds(byte[] key) {
    return Arrays.equals(blob, key);
  }

  boolean plain() {
    return marker.isEmpty();
  }

  /**
   * @param name {@code host}, or {@code [host]:port} when the port is not 22
   */
  boolean names(String name) {
    if (hosts.startsWith("|1|")) {
      return hashMatches(name);
    }
    return Patterns.anyMatchesHost(List.of(hosts.split(",")), name);
  }

  HostKeyFingerprint fingerprint() {
    return HostKeyFingerprint.of(type, blob);
  }

  /** When the line was stored, where we did so ourselves. */
  Optional<Instant> since() {
    if (!comment.startsWith(OUR_COMMENT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(comment.substring(OUR_COMMENT.length())));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** {@code |1|salt|HMAC-SHA1(salt, name)}, as HashKnownHosts writes it. */
  private boolean hashMatches(String name) {
    String[] parts = hosts.split("\\|");
    if (parts.length != 4) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
      byte[] hash = mac.doFinal(name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
