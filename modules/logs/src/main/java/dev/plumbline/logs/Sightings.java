package dev.plumbline.logs;

import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which known lines the logs of a recording hold. A record may be several known lines at once, such
 * as a wrapper and what it carries.
 */
public final class Sightings {
  private final RecordedLogs logs;
  private final Map<String, List<Sighting>> byId = new LinkedHashMap<>();
  private final Map<String, List<Sighting>> clearing = new LinkedHashMap<>();

  private Sightings(RecordedLogs logs) {
    this.logs = logs;
  }

  /** Looks for the lines that the program knows. */
  public static Sightings of(Snapshot snapshot) {
    return of(RecordedLogs.of(snapshot), Signatures.shipped());
  }

  static Sightings of(RecordedLogs logs, Signatures signatures) {
    Sightings sightings = new Sightings(logs);
    logs.all()
        .forEach(
            record ->
                signatures
                    .matches(record.log(), record.text())
                    .forEach(known -> sightings.add(new Sighting(known, record))));
    return sightings;
  }

  private void add(Sighting sighting) {
    byId.computeIfAbsent(sighting.signature().id(), _ -> new ArrayList<>()).add(sighting);
    for (String stage : sighting.signature().clears()) {
      clearing.computeIfAbsent(stage, _ -> new ArrayList<>()).add(sighting);
    }
  }

  /** The logs they were looked for in. */
  public RecordedLogs logs() {
    return logs;
  }

  /** Where these were seen, oldest first. */
  public Stream<Sighting> of(String... ids) {
    return Stream.of(ids)
        .distinct()
        .flatMap(id -> byId.getOrDefault(id, List.of()).stream())
        .sorted(Comparator.comparingInt(sighting -> sighting.record().order()));
  }

  /** Where one of these was seen last. */
  public Optional<Sighting> newest(String... ids) {
    return of(ids).reduce((_, later) -> later);
  }

  /** The newest of these, unless its stage was seen to work since. */
  public Optional<Sighting> standing(String... ids) {
    return of(ids).filter(sighting -> !cleared(sighting)).reduce((_, later) -> later);
  }

  /** True when a later line shows that the stage of this one works. */
  public boolean cleared(Sighting sighting) {
    return clearing.getOrDefault(sighting.signature().stage(), List.of()).stream()
        .anyMatch(good -> good.record().after(sighting.record()));
  }
}
