package dev.plumbline.connect.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one way.
 *
 * @param reason why it failed or was left out; what it leads to when it opened
 */
public record Attempt(Way way, Outcome outcome, String reason) {
  /** How it went. */
  public enum Outcome {
    OPENED,
    FAILED,
    SKIPPED
  }

  /** A sentence as part of another one. */
  static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** {@code Plain session: agent last heard of 3 h ago}. */
  public String sentence() {
    return way.label() + ": " + reason;
  }

  /** One sentence for each reason, after all ways that it stands against. */
  public static List<String> sentences(List<Attempt> attempts) {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      ways.computeIfAbsent(attempt.reason(), _ -> new ArrayList<>()).add(attempt.way().label());
    }
    return ways.entrySet().stream()
        .map(reason -> String.join(", ", reason.getValue()) + ": " + reason.getKey())
        .toList();
  }
}
