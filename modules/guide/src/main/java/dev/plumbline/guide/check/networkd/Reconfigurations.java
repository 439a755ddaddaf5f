package dev.plumbline.guide.check.networkd;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The moments at which networkd configured a link anew. */
record Reconfigurations(List<Moment> moments) {
  private static final Pattern LINE = Pattern.compile("(\\S+): Reconfiguring with .*");
  private static final Duration AFTER = Duration.ofMillis(50);
  private static final Duration SECOND = Duration.ofSeconds(1);

  /**
   * One of them.
   *
   * @param fine true when the time is finer than a second
   */
  record Moment(String link, Instant time, boolean fine, Evidence evidence) {
    /** True for an event that the reconfiguration can have caused. */
    boolean covers(Instant event) {
      Instant end = time.plus(AFTER).plus(fine ? Duration.ZERO : SECOND);
      return !event.isBefore(time) && !event.isAfter(end);
    }
  }

  static Reconfigurations of(Snapshot snapshot) {
    return new Reconfigurations(
        LinkLog.networkd(snapshot).flatMap(l -> moment(l).stream()).toList());
  }

  private static Optional<Moment> moment(JournalLine line) {
    Matcher match = LINE.matcher(line.message());
    return match.lookingAt()
        ? line.time().map(t -> new Moment(match.group(1), t, line.fraction(), line.evidence()))
        : Optional.empty();
  }

  /** Those since a state was taken; all where its time is not known. */
  Reconfigurations since(Snapshot before) {
    Optional<Instant> taken = before.clock().map(HostClock::now);
    return new Reconfigurations(
        moments.stream()
            .filter(
                m ->
                    taken
                        .filter(t -> m.time().plus(m.fine() ? Duration.ZERO : SECOND).isBefore(t))
                        .isEmpty())
            .toList());
  }

  Optional<Moment> covering(Instant event) {
    return moments.stream().filter(m -> m.covers(event)).reduce((_, last) -> last);
  }

  Optional<Moment> last(String link) {
    return moments.stream().filter(m -> m.link().equals(link)).reduce((_, last) -> last);
  }

  Optional<Moment> last() {
    return moments.isEmpty() ? Optional.empty() : Optional.of(moments.getLast());
  }

  Set<String> links() {
    return moments.stream().map(Moment::link).collect(Collectors.toSet());
  }
}
