package dev.plumbline.path;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The kernel's own answers in a recording, to queries of a destination and perhaps a source. */
final class Recorded {
  private Recorded() {}

  static Map<Query, KernelAnswer> answers(Snapshot snapshot) {
    Map<Query, KernelAnswer> found = new HashMap<>();
    for (KernelAnswer answer : snapshot.kernelAnswers()) {
      IpAddress.tryParse(answer.query().getOrDefault("dst", ""))
          .filter(_ -> answer.error().isEmpty())
          .ifPresent(
              to -> {
                Query query = Query.to(to);
                Set<String> plain = Set.of("family", "dst", "from", "command");
                Optional<IpAddress> from =
                    Optional.ofNullable(answer.query().get("from")).flatMap(IpAddress::tryParse);
                if (plain.containsAll(answer.query().keySet())) {
                  found.put(from.map(query::withFrom).orElse(query), answer);
                }
              });
    }
    return found;
  }
}
