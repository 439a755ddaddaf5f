package dev.plumbline.connect.hostkey;

import dev.plumbline.connect.HostKeyQuestion.StoredHostKey;
import java.util.List;

/** What the known_hosts files say about a key. */
public sealed interface HostKeyVerdict {
  /**
   * @param how for people: {@code known since 2026-10-12}, {@code known_hosts line 12}
   */
  record Known(String how) implements HostKeyVerdict {}

  record Unknown() implements HostKeyVerdict {}

  record Changed(List<StoredHostKey> stored) implements HostKeyVerdict {
    public Changed {
      stored = List.copyOf(stored);
    }
  }

  record Revoked(String file, int line) implements HostKeyVerdict {}
}
