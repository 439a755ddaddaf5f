package dev.plumbline.path.trace;

import dev.plumbline.model.Family;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kernel's own answers in a recording, by question. */
final class KernelWords {
  private static final Set<String> KEYS =
      Set.of(
          "family", "dst", "from", "iif", "oif", "mark", "tos", "ipproto", "sport", "dport", "uid",
          "command");

  private final Map<Query, KernelAnswer> answers = new LinkedHashMap<>();

  /** No rule looks at protocol or ports, so that questions with and without them are one. */
  private final boolean portBlind;

  KernelWords(Snapshot snapshot) {
    portBlind =
        Stream.of(Family.values())
            .flatMap(f -> snapshot.rules(f).orElse(List.of()).stream())
            .map(PolicyRule::selector)
            .allMatch(
                s ->
                    s.protocol().isEmpty()
                        && s.sourcePort().isEmpty()
                        && s.destinationPort().isEmpty());
    for (KernelAnswer answer : snapshot.kernelAnswers()) {
      if (KEYS.containsAll(answer.query().keySet())) {
        query(answer).ifPresent(q -> answers.putIfAbsent(q, answer));
      }
    }
  }

  private static Optional<Query> query(KernelAnswer answer) {
    try {
      return Optional.of(Query.of(answer.query()));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a question that cannot be read is nobody's question
    }
  }

  /** In the order of the recording. */
  Set<Query> questions() {
    return Collections.unmodifiableSet(answers.keySet());
  }

  KernelWord word(Query query, Answer ours) {
    KernelAnswer kernel = answers.get(query);
    if (kernel == null && portBlind) {
      kernel = answers.get(query.withoutPorts());
    }
    return kernel == null
        ? KernelWord.NOT_ASKED
        : new KernelWord(Optional.of(kernel), differences(kernel, query, ours));
  }

  private static List<String> differences(KernelAnswer kernel, Query query, Answer ours) {
    return switch (ours) {
      case Answer.Unknown _ -> List.of();
      case Answer.NoWay none ->
          compare(
              "the answer",
              kernel.error().isEmpty() ? "a way" : kernel.error(),
              none.error().text(query));
      case Answer.Way _ when !kernel.error().isEmpty() ->
          compare("the answer", kernel.error(), "a way");
      case Answer.Way way -> differences(kernel, query, way);
    };
  }

  private static List<String> differences(KernelAnswer kernel, Query query, Answer.Way way) {
    List<String> found = new ArrayList<>();
    found.addAll(compare("the type", kernel.type(), way.type()));
    found.addAll(compare("the link", kernel.dev().orElse(""), way.dev()));
    found.addAll(compare("the gateway", text(kernel.gateway()), text(way.gateway())));
    if (query.from().isEmpty() || query.family() == Family.V6) {
      found.addAll(compare("the source", text(kernel.prefSource()), text(way.prefSource())));
    }
    if (!kernel.table().isEmpty()) {
      found.addAll(compare("the table", kernel.table(), way.table()));
    }
    return List.copyOf(found);
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("none");
  }

  private static List<String> compare(String field, String kernel, String ours) {
    return kernel.equals(ours)
        ? List.of()
        : List.of("The kernel says " + kernel + " for " + field + ", Plumbline " + ours + ".");
  }
}
