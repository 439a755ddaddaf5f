package dev.plumbline.model.parse.journal;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.JournalLine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Merges listings of one journal by time. Two listings may show the same record: the n-th record of
 * one second, sender and text in one file is the n-th of the other, and it is kept once, with the
 * finer time and the text line as evidence.
 */
final class JournalMerge {
  private record Key(
      Optional<Instant> second, String identifier, OptionalLong pid, String message) {}

  /** A kept record; {@code order} is its time, or that of the record before it in a coarse file. */
  private static final class Kept {
    JournalLine line;
    final Optional<Instant> order;
    boolean citedAsText;

    Kept(JournalLine line, Optional<Instant> order) {
      this.line = line;
      this.order = order;
    }
  }

  private final Map<Key, List<Kept>> known = new HashMap<>();
  private final List<Kept> all = new ArrayList<>();

  /** Adds the records of one file, in its order. Add the file with the finest times first. */
  void add(List<JournalLine> records, boolean text) {
    Map<Key, Integer> seen = new HashMap<>();
    Optional<Instant> previous = Optional.empty();
    for (JournalLine line : records) {
      Key key = key(line);
      int nth = seen.merge(key, 1, Integer::sum);
      List<Kept> same = known.computeIfAbsent(key, k -> new ArrayList<>());
      Kept kept;
      if (nth <= same.size()) {
        kept = same.get(nth - 1);
        if (text && !kept.citedAsText) {
          kept.line = cited(kept.line, line.evidence());
          kept.citedAsText = true;
        }
      } else {
        kept = new Kept(line, order(line, previous));
        kept.citedAsText = text;
        same.add(kept);
        all.add(kept);
      }
      previous = kept.order;
    }
  }

  /** All records by time; those without a time last, in their order. */
  List<JournalLine> lines() {
    Comparator<Kept> byTime =
        Comparator.comparing(k -> k.order.orElse(Instant.MAX), Comparator.naturalOrder());
    return all.stream().sorted(byTime).map(k -> k.line).toList();
  }

  /** A time in whole seconds stays behind the record before it when both share the second. */
  private static Optional<Instant> order(JournalLine line, Optional<Instant> previous) {
    return line.time()
        .map(
            time ->
                !line.fraction()
                        && previous
                            .map(p -> p.truncatedTo(ChronoUnit.SECONDS).equals(time))
                            .orElse(false)
                    ? previous.orElseThrow()
                    : time);
  }

  private static Key key(JournalLine line) {
    return new Key(
        line.time().map(t -> t.truncatedTo(ChronoUnit.SECONDS)),
        line.identifier(),
        line.pid(),
        String.join("\n", line.message().lines().map(String::strip).toList()));
  }

  private static JournalLine cited(JournalLine line, Evidence evidence) {
    return new JournalLine(
        line.time(),
        line.fraction(),
        line.identifier(),
        line.pid(),
        line.unit(),
        line.priority(),
        line.message(),
        evidence);
  }
}
