package dev.plumbline.connect.hostkey;

import dev.plumbline.connect.HostKeyFingerprint;
import dev.plumbline.connect.sshconfig.Patterns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The key a host showed.
 *
 * @param type of the plain key, in the names of known_hosts
 * @param blob the plain key in wire form
 * @param certificate what a certificate authority says about it
 */
public record PresentedKey(String type, byte[] blob, Optional<Certificate> certificate) {
  public HostKeyFingerprint fingerprint() {
    return HostKeyFingerprint.of(type, blob);
  }

  /**
   * @param authority the signing key in wire form
   * @param principals names it is good for; none means all
   */
  public record Certificate(
      byte[] authority, boolean forHosts, List<String> principals, Instant from, Instant until) {
    public Certificate {
      principals = List.copyOf(principals);
    }

    boolean goodFor(String host, Instant now) {
      boolean named =
          principals.isEmpty() || principals.stream().anyMatch(p -> Patterns.matches(p, host));
      return forHosts && named && !now.isBefore(from) && now.isBefore(until);
    }
  }
}
