package dev.plumbline.lab.aws;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which actions were asked for, and which nobody is permitted. Thread-safe. */
final class Ledger {
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();

  /**
   * Enters a call.
   *
   * @throws AwsFault when its action is not permitted
   */
  void enter(AwsCall call) throws AwsFault {
    String action = call.service() + ":" + call.action();
    asked.add(action);
    if (refused.contains(action)) {
      throw AwsFault.denied(call);
    }
  }

  void refuse(Set<String> actions) {
    refused.clear();
    refused.addAll(actions);
  }

  SortedSet<String> asked() {
    return new TreeSet<>(asked);
  }
}
