package dev.plumbline.guide.check;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Snapshot;
import java.util.Optional;
import java.util.function.Function;

/**
 * A section of the snapshot that a check cannot do without. As it stands, presence is enough (a
 * condition of the form "X is there"); {@link #whole()} also demands that nobody cut the file,
 * which "X is missing" needs.
 */
public record Need(Function<Snapshot, Captured<?>> section, boolean complete) {
  public static final Need LINKS = of(Snapshot::links);
  public static final Need ADDRESSES = of(Snapshot::addresses);
  public static final Need RULES = of(Snapshot::rules);
  public static final Need RULES6 = of(Snapshot::rules6);
  public static final Need ROUTES = of(Snapshot::routes);
  public static final Need ROUTES6 = of(Snapshot::routes6);
  public static final Need NEIGHBOURS = of(Snapshot::neighbours);
  public static final Need SYSCTLS = of(Snapshot::sysctls);
  public static final Need NETWORKD = of(Snapshot::networkd);
  public static final Need LEASES = of(Snapshot::leases);
  public static final Need DROP_INS = of(Snapshot::dropIns);
  public static final Need NET_UTILS = of(Snapshot::netUtils);
  public static final Need PROCESSES = of(Snapshot::processes);
  public static final Need UNITS = of(Snapshot::units);
  public static final Need TIMERS = of(Snapshot::timers);
  public static final Need NETWORKD_JOURNAL = of(JournalPart::networkd);
  public static final Need NET_UTILS_JOURNAL = of(JournalPart::netUtils);
  public static final Need UNIT_LIST = of(JournalPart::unitList);
  public static final Need METADATA = of(Snapshot::metadata);
  public static final Need EVENTS = of(Snapshot::events);
  public static final Need INSTANCES = of(s -> s.account().instances());
  public static final Need IMDS_PROBES = of(s -> s.imds().probes());
  public static final Need ROLE = of(s -> s.imds().role());
  public static final Need COUNTERS = of(s -> s.host().counters());
  public static final Need RESOLVER = of(s -> s.host().resolver());
  public static final Need NAMES = of(s -> s.host().names());
  public static final Need BLOCKS = of(s -> s.host().blocks());
  public static final Need KERNEL = of(s -> s.host().kernel());

  private static Need of(Function<Snapshot, Captured<?>> section) {
    return new Need(section, false);
  }

  /** The same section, but uncut. */
  public Need whole() {
    return new Need(section, true);
  }

  /** Why the need is not met, naming the file; empty when it is. */
  public Optional<String> lacking(Snapshot snapshot) {
    return switch (section.apply(snapshot)) {
      case Captured.Missing<?> missing -> Optional.of(missing.sentence());
      case Captured.Known<?> known when complete && !known.complete() ->
          Optional.of(String.join(", ", known.files()) + ": cut, so absence in it proves nothing");
      case Captured.Known<?> _ -> Optional.empty();
    };
  }
}
