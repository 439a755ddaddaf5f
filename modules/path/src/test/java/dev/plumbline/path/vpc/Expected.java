package dev.plumbline.path.vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a line of queries expects, compared with an answer as the recordings' README says. */
final class Expected {
  private Expected() {}

  static VpcQuery query(JsonNode query) {
    Map<String, String> keys = new LinkedHashMap<>();
    query.properties().forEach(p -> keys.put(p.getKey(), p.getValue().asString("")));
    return VpcQuery.of(keys);
  }

  /** Every difference in words; empty where the answer is the expected one. */
  static List<String> differences(JsonNode expected, VpcAnswer answer) {
    List<String> differences = new ArrayList<>();
    if (!expected.path("verdict").asString().equals(answer.verdict().word())) {
      differences.add(
          "verdict " + answer.verdict().word() + ", expected " + expected.path("verdict"));
    }
    for (JsonNode blocker : expected.path("blockers").values()) {
      if (answer.blockers().stream().noneMatch(b -> same(blocker, b))) {
        differences.add("missing " + blocker);
      }
    }
    for (Blocker blocker : answer.blockers()) {
      boolean wanted =
          Stream.of("blockers", "tolerated")
              .flatMap(k -> expected.path(k).values().stream())
              .anyMatch(e -> same(e, blocker));
      if (!wanted) {
        differences.add("not expected: " + blocker);
      }
    }
    if (!subsequence(expected.path("forward"), answer.forward())) {
      differences.add("forward " + answer.forward());
    }
    for (JsonNode unknown : expected.path("unknown").values()) {
      if (answer.unknown().stream().noneMatch(u -> u.contains(unknown.asString()))) {
        differences.add("unknown does not name " + unknown + ": " + answer.unknown());
      }
    }
    for (JsonNode note : expected.path("notes").values()) {
      boolean told =
          answer.notes().stream()
              .anyMatch(
                  n -> n.code().equals(note.asString()) || n.text().contains(note.asString()));
      if (!told) {
        differences.add("no note " + note + ": " + answer.notes());
      }
    }
    return differences;
  }

  private static boolean same(JsonNode expected, Blocker blocker) {
    return expected.path("code").asString().equals(blocker.code())
        && expected.path("object").asString().equals(blocker.object())
        && (expected.path("rule").isMissingNode()
            || expected.path("rule").asString().equals(blocker.rule()))
        && expected.path("ports").asString("").equals(blocker.ports());
  }

  private static boolean subsequence(JsonNode wanted, List<String> hops) {
    int at = 0;
    for (JsonNode hop : wanted.values()) {
      int found = hops.subList(at, hops.size()).indexOf(hop.asString());
      if (found < 0) {
        return false;
      }
      at += found + 1;
    }
    return true;
  }
}
