package dev.plumbline.lab;

import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;

/** Keys that are good for a minute. Thread-safe. */
final class LentKeys {
  private static final Duration LAST = Duration.ofSeconds(60);

  private final Map<PublicKey, Long> since = new ConcurrentHashMap<>();

  void add(PublicKey key) {
    since.put(key, System.nanoTime());
  }

  boolean knows(PublicKey key) {
    long now = System.nanoTime();
    since.values().removeIf(added -> now - added > LAST.toNanos());
    return since.keySet().stream().anyMatch(known -> KeyUtils.compareKeys(known, key));
  }
}
