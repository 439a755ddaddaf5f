package dev.plumbline.guide.check.host;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.host.LinkCounters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Driver counters that grew between two samples. */
public final class Growth {
  private Growth() {}

  /** The counters of ENIs; of all links where none is known for one. */
  public static List<LinkCounters> enis(CheckContext context) {
    List<LinkCounters> all = context.snapshot().host().counters().orElse(List.of());
    return context.host().enis().isEmpty()
        ? all
        : all.stream().filter(c -> context.host().isEni(c.link())).toList();
  }

  /** Why growth cannot be told, naming the file. */
  public static String missing(LinkCounters counters, String counter) {
    String file = "ethtool-S-" + counters.link();
    return counters.first().containsKey(counter)
        ? file + "-2.txt: no second sample, and one total is history"
        : file + ".txt: the driver does not count " + counter;
  }

  /** The line of the second sample and that of the first. */
  public static List<Evidence> evidence(LinkCounters counters, String counter) {
    return Stream.of(
            counters.second().flatMap(m -> Optional.ofNullable(m.get(counter))),
            Optional.ofNullable(counters.first().get(counter)))
        .flatMap(Optional::stream)
        .map(LinkCounters.Counter::evidence)
        .toList();
  }
}
