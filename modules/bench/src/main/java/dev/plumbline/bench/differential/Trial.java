package dev.plumbline.bench.differential;

import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One host put to the test.
 *
 * @param recording of the host, the kernel's answers included
 * @param cases question by question
 */
record Trial(Recording recording, List<Case> cases) {
  private static final int ATTEMPTS = 20;

  /** A question and both answers. */
  record Case(Query query, KernelAnswer kernel, Answer answer, Agreement agreement) {
    /** The question and both answers, on three lines. */
    String text() {
      return "%s%n  kernel: %s%n  lookup: %s%n"
          .formatted(query.command(), Agreement.text(kernel), Agreement.text(answer));
    }
  }

  Stream<Case> different() {
    return cases.stream().filter(c -> c.agreement() == Agreement.DIFFERENT);
  }

  /** Builds a host, asks its kernel and the lookup. */
  static Trial of(String name, List<Command> commands, List<Query> queries) throws IOException {
    try (Namespace space = Namespace.open()) {
      space.apply(commands);
      return compared(recorded(space, name, queries));
    }
  }

  /** A recording with answers that hold for what it shows: nothing changed while they were got. */
  private static Recording recorded(Namespace space, String name, List<Query> queries)
      throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      Recording before = Capture.of(space, name);
      String answers = KernelAsker.ask(space, queries);
      if (Capture.same(before, Capture.of(space, name))) {
        return before.with("route-get.jsonl", answers.getBytes(StandardCharsets.UTF_8));
      }
    }
    throw new IOException(name + " does not come to rest");
  }

  /** Compares the answers in a recording with the lookup's. */
  static Trial compared(Recording recording) {
    Snapshot snapshot = Snapshot.of(recording);
    Lookup lookup = Lookup.of(snapshot);
    List<Case> cases = new ArrayList<>();
    for (KernelAnswer kernel : snapshot.kernelAnswers()) {
      if (kernel.error().startsWith("Cannot find device")) {
        continue; // said by ip, not by the kernel
      }
      Query query = Query.of(kernel.query());
      Answer answer = lookup.ask(query).answer();
      cases.add(new Case(query, kernel, answer, Agreement.of(answer, kernel)));
    }
    return new Trial(recording, List.copyOf(cases));
  }
}
