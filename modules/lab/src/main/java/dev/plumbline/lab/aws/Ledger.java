package dev.plumbline.lab.aws;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which actions were asked for. Thread-safe. */
final class Ledger {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Enters a call, whatever is answered. */
  void enter(AwsCall call) {
    asked.add(call.service() + ":" + call.action());
  }

  SortedSet<String> asked() {
    return new TreeSet<>(asked);
  }
}
