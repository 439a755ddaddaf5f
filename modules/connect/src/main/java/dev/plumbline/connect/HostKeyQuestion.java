package dev.plumbline.connect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A host key to decide about.
 *
 * @param host the name it would be stored under, as known_hosts writes it
 * @param presented the key the host showed
 * @param stored keys trusted so far; empty when the host is unknown
 * @param received when it was presented
 * @param via jump host it came over
 */
public record HostKeyQuestion(
    String host,
    HostKeyFingerprint presented,
    List<StoredHostKey> stored,
    Instant received,
    Optional<String> via) {
  public HostKeyQuestion {
    stored = List.copyOf(stored);
  }

  /**
   * A key trusted so far.
   *
   * @param file known_hosts file it stands in
   * @param line counted from 1
   * @param ours whether that file is Plumbline's own; others are never written
   * @param since day it was stored, where our file noted it
   */
  public record StoredHostKey(
      HostKeyFingerprint key, String file, int line, boolean ours, Optional<Instant> since) {}
}
