package dev.plumbline.guide.check.ssm;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.logs.LogRecord;
import dev.plumbline.logs.Sighting;
import dev.plumbline.logs.Sightings;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The agent of one host: its unit, and what its log says about the newest attempt to come online.
 * The agent writes repeated failures at a level that is not logged, so the newest failure stands
 * until a line shows that its step works (amazon-ssm-agent, credential refresher).
 */
final class Agent {
  static final String NAME = "amazon-ssm-agent";
  static final String UNIT = NAME + ".service";
  static final String SNAP_UNIT = "snap.amazon-ssm-agent.amazon-ssm-agent.service";
  static final String LOG = "var-log-amazon-ssm-amazon-ssm-agent.log";

  /** Lines after which the agent begins another attempt. */
  private static final Set<String> BOUNDARIES = Set.of("ssm-e15", "ssm-retry", "ssm-start");

  /** Every line that names a reason, so that a newer reason replaces an older one. */
  private static final String[] REASONS = {
    "ssm-e01", "ssm-e02", "ssm-e03", "ssm-e04", "ssm-e05", "ssm-e07", "ssm-e13", "ssm-e18",
    "ssm-e19", "ssm-e20", "ssm-e21", "ssm-e22", "ssm-e23", "ssm-e24", "ssm-e25", "ssm-e26",
    "ssm-e27", "ssm-e29", "ssm-e50", "ssm-e53"
  };

  private static final String HEALTH_TAG = "[HealthCheck]";
  private static final Duration HEALTH_CALL = Duration.ofMinutes(3);

  private final CheckContext context;
  private final Sightings sightings;

  private Agent(CheckContext context) {
    this.context = context;
    this.sightings = context.sightings();
  }

  static Agent of(CheckContext context) {
    return new Agent(context);
  }

  /** Open where the agent is installed or has logged, or somebody captured for its sake. */
  static Gate gate(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    return Gate.when(
        !snapshot.ssm().asked().isEmpty()
            || units(snapshot).anyMatch(Agent::installed)
            || !context.sightings().logs().of(NAME).isEmpty());
  }

  CheckContext context() {
    return context;
  }

  Snapshot snapshot() {
    return context.snapshot();
  }

  Sightings sightings() {
    return sightings;
  }

  /** What was captured of the agent's units, installed or not. */
  Stream<UnitState> units() {
    return units(snapshot());
  }

  private static Stream<UnitState> units(Snapshot snapshot) {
    Map<String, UnitState> all = snapshot.units().orElse(Map.of());
    return Stream.of(UNIT, SNAP_UNIT).map(all::get).filter(Objects::nonNull);
  }

  /** The unit that runs the agent here. */
  Optional<UnitState> unit() {
    return units().filter(Agent::installed).findFirst();
  }

  static boolean installed(UnitState unit) {
    return !unit.get("LoadState").equals("not-found")
        && !(unit.get("LoadState").isEmpty() && unit.active().isEmpty());
  }

  /** Name of the unit for commands. */
  String unitName() {
    return unit().map(UnitState::id).orElse(UNIT);
  }

  boolean snap() {
    return unitName().equals(SNAP_UNIT);
  }

  /** True when its log, or the journal's copy, was captured: an empty one is an answer. */
  boolean logCaptured() {
    Recording recording = snapshot().recording();
    return !records().isEmpty()
        || Stream.concat(
                sightings.logs().files(NAME).stream(),
                Stream.of("journal-amazon-ssm-agent.txt").filter(recording::has))
            .anyMatch(file -> recording.command(file).flatMap(Agent::exit).orElse(0) == 0);
  }

  private static Optional<Integer> exit(CommandRun run) {
    return run.exit().isPresent() ? Optional.of(run.exit().getAsInt()) : Optional.empty();
  }

  /** False when somebody cut the log, so that a line may be missing from it. */
  boolean logWhole() {
    return sightings.logs().files(NAME).stream()
        .noneMatch(file -> snapshot().recording().manifest().incomplete().contains(file));
  }

  List<LogRecord> records() {
    return sightings.logs().of(NAME);
  }

  Optional<Instant> now() {
    return snapshot().now();
  }

  /** The newest of these lines, unless its step works since or a later attempt failed otherwise. */
  Optional<Sighting> current(String... ids) {
    return sightings
        .standing(ids)
        .filter(sighting -> !replaced(sighting, Set.of(ids)))
        .filter(sighting -> !healthySince(sighting.record()));
  }

  private boolean replaced(Sighting sighting, Set<String> ids) {
    Optional<LogRecord> later =
        sightings
            .of(REASONS)
            .filter(s -> !ids.contains(s.signature().id()))
            .map(Sighting::record)
            .filter(r -> r.order() > sighting.record().order())
            .findFirst();
    return later.isPresent()
        && sightings
            .of(BOUNDARIES.toArray(String[]::new))
            .anyMatch(
                b ->
                    b.record().order() > sighting.record().order()
                        && b.record().order() < later.get().order());
  }

  /** True when a later health report was followed by no error for longer than a call takes. */
  private boolean healthySince(LogRecord record) {
    if (!record.text().contains(HEALTH_TAG)) {
      return false;
    }
    Optional<Instant> last =
        records().stream().flatMap(r -> r.time().stream()).max(Comparator.naturalOrder());
    return sightings
        .of("ssm-health")
        .map(Sighting::record)
        .filter(report -> report.after(record))
        .anyMatch(
            report ->
                report.time().isPresent()
                    && last.isPresent()
                    && report.time().get().plus(HEALTH_CALL).isBefore(last.get())
                    && records().stream()
                        .noneMatch(
                            r ->
                                r.after(report)
                                    && r.text().contains(HEALTH_TAG)
                                    && r.text().contains("ERROR")));
  }
}
