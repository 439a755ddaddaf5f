package dev.plumbline.bench.differential;

import dev.plumbline.path.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Makes a disagreement small: commands are left out, many at once at first and then one by one, and
 * the question loses its parts, as long as lookup and kernel go on to differ (delta debugging,
 * Zeller 1999).
 */
final class Shrinker {
  /** Tries a question on a host; empty when lookup and kernel agree. */
  @FunctionalInterface
  interface Attempt {
    Optional<Trial> differs(List<Command> commands, Query query) throws IOException;
  }

  private final Attempt attempt;
  private List<Command> commands;
  private Query query;
  private Trial trial;

  /** A small disagreement. */
  record Small(List<Command> commands, Query query, Trial trial) {
    /** Commands, question and both answers, to be read and typed again. */
    String text() {
      StringBuilder text = new StringBuilder();
      commands.forEach(c -> text.append(c).append('\n'));
      Trial.Case only = trial.cases().getFirst();
      return text.append(only.text()).toString();
    }
  }

  private Shrinker(Attempt attempt, List<Command> commands, Query query, Trial trial) {
    this.attempt = attempt;
    this.commands = commands;
    this.query = query;
    this.trial = trial;
  }

  /** Empty when the question alone, asked again, gets the same answer from both. */
  static Optional<Small> shrink(List<Command> commands, Query query) throws IOException {
    return shrink(commands, query, Shrinker::inNamespace);
  }

  static Optional<Small> shrink(List<Command> commands, Query query, Attempt attempt)
      throws IOException {
    Optional<Trial> whole = attempt.differs(commands, query);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    Shrinker shrinker = new Shrinker(attempt, commands, query, whole.get());
    shrinker.commands();
    shrinker.query();
    return Optional.of(new Small(shrinker.commands, shrinker.query, shrinker.trial));
  }

  private static Optional<Trial> inNamespace(List<Command> commands, Query query)
      throws IOException {
    Trial trial = Trial.of("shrunk", commands, List.of(query));
    return Optional.of(trial).filter(t -> t.different().findAny().isPresent());
  }

  private void commands() throws IOException {
    int size = Math.max(1, commands.size() / 2);
    boolean smaller;
    do {
      smaller = false;
      for (int end = commands.size(); end > 0; end -= size) {
        List<Command> fewer = new ArrayList<>(commands.subList(0, Math.max(0, end - size)));
        fewer.addAll(commands.subList(Math.min(end, commands.size()), commands.size()));
        smaller |= keep(fewer, query);
      }
      size = Math.max(1, size / 2);
    } while (smaller || size > 1);
  }

  private void query() throws IOException {
    List<Query> simpler =
        Stream.of(
                query.withMark(0),
                query.withTos(0),
                query.withUid(0),
                query
                    .protocol()
                    .map(p -> query.withPorts(p, OptionalInt.empty(), OptionalInt.empty()))
                    .orElse(query),
                Query.to(query.to()))
            .toList();
    for (Query next : simpler) {
      if (!next.equals(query)) {
        keep(commands, next);
      }
    }
  }

  private boolean keep(List<Command> fewer, Query simpler) throws IOException {
    Optional<Trial> found = attempt.differs(fewer, simpler);
    found.ifPresent(
        t -> {
          commands = List.copyOf(fewer);
          query = simpler;
          trial = t;
        });
    return found.isPresent();
  }
}
