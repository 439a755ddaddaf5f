package dev.plumbline.path;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Several answers that are possible, made one where they say the same. */
final class Alternatives {
  private Alternatives() {}

  /** The one answer if all say the same, else unknown with those that differ. */
  static Answer of(String why, List<Answer> answers) {
    if (answers.size() == 1) {
      return answers.getFirst();
    }
    Map<Object, Answer> different = new LinkedHashMap<>();
    for (Answer answer : answers.stream().flatMap(Alternatives::parts).toList()) {
      if (answer instanceof Answer.Unknown unknown) {
        return new Answer.Unknown(unknown.why());
      }
      different.putIfAbsent(outcome(answer), answer);
    }
    return different.size() == 1
        ? different.values().iterator().next()
        : new Answer.Unknown(why, List.copyOf(different.values()));
  }

  private static Stream<Answer> parts(Answer answer) {
    return answer instanceof Answer.Unknown unknown && !unknown.alternatives().isEmpty()
        ? unknown.alternatives().stream()
        : Stream.of(answer);
  }

  /** What a packet notices. */
  private static Object outcome(Answer answer) {
    return switch (answer) {
      case Answer.Way way ->
          List.of(way.type(), way.dev(), way.gateway(), way.prefSource(), way.table());
      case Answer.NoWay none -> none.error();
      case Answer.Unknown unknown -> unknown.why();
    };
  }
}
