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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One host put to the test.
 *
 * @param recording of the host, the kernel's answers included
 * @param cases question by question
 */
record Trial(Recording recording, List<Case> cases) {
  /**
   * What {@code ip} says by itself; and what the kernel says to IPv6 packets that come in when a
   * next-hop object served a group before: it looks for a multicast route then, in vain
   * (rt6_fill_node), whatever the lookup found.
   */
  private static final Pattern NO_ANSWER = Pattern.compile("Cannot find device|Message too long");

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
      Capture.Still<String> still =
          Capture.still(space, name, _ -> KernelAsker.ask(space, queries));
      byte[] answers = still.result().getBytes(StandardCharsets.UTF_8);
      return compared(still.host().with("route-get.jsonl", answers));
    }
  }

  /** Compares the answers in a recording with the lookup's. */
  static Trial compared(Recording recording) {
    Snapshot snapshot = Snapshot.of(recording);
    Lookup lookup = Lookup.of(snapshot);
    List<Case> cases = new ArrayList<>();
    for (KernelAnswer kernel : snapshot.kernelAnswers()) {
      if (NO_ANSWER.matcher(kernel.error()).lookingAt()) {
        continue;
      }
      Query query = Query.of(kernel.query());
      Answer answer = lookup.ask(query).answer();
      cases.add(new Case(query, kernel, answer, Agreement.of(answer, kernel)));
    }
    return new Trial(recording, List.copyOf(cases));
  }
}
