package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.Container.Phase;
import dev.plumbline.model.envoy.EcsTask;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The process or its container ended, and nobody asked for it (M16). */
final class NotRunning extends EnvoyCheck {
  private static final String ID = "envoy-not-running";
  private static final int KILLED = 137;

  /** Ends that somebody asked for: a good end, or SIGTERM. */
  private static final Set<Integer> PLANNED = Set.of(0, 143);

  private static final String[] LINES = {
    "envoy-crash", "envoy-killed", "envoy-too-many-files", "envoy-bad-start-file"
  };

  NotRunning() {
    super(ID);
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    Optional<Container> ended =
        Stream.concat(stopped(facts), ofTasks(facts)).filter(c -> !planned(c)).findFirst();
    Optional<Sighting> line = facts.context().sightings().standing(LINES);
    if (ended.isPresent()) {
      findings.report(report(facts, ended.get(), line));
    } else if (!facts.running() && line.isPresent() && stopped(facts).findAny().isEmpty()) {
      findings.report(
          draft(facts, "the process ended: " + line.get().signature().title(), line, true)
              .confidence(Confidence.LIKELY));
    } else if (!facts.running()
        && facts.state().containers().optional().isEmpty()
        && facts.state().tasks().optional().isEmpty()) {
      findings.notChecked(ID, EnvoyFacts.why(facts.state().containers()));
    }
  }

  /** Containers that ended or start over and over, unless a newer one took their place. */
  private static Stream<Container> stopped(EnvoyFacts facts) {
    List<Container> all = facts.containers().toList();
    return all.stream()
        .filter(c -> c.phase() == Phase.STOPPED || c.phase() == Phase.RESTARTING)
        .filter(
            c ->
                all.stream()
                    .noneMatch(o -> o.phase() == Phase.RUNNING && family(o).equals(family(c))));
  }

  /** The name without the revision and the random part that Amazon ECS gives it. */
  private static String family(Container container) {
    String name = container.name().replaceFirst("-[0-9a-f]{12,}$", "");
    return name.startsWith("ecs-")
        ? name.replaceFirst("^ecs-(.*)-\\d+-(.*)$", "$1 $2")
        : container.image().replaceFirst(":[^:/]*$", "");
  }

  /** Containers of stopped tasks that nobody stopped. */
  private static Stream<Container> ofTasks(EnvoyFacts facts) {
    boolean replaced = facts.tasks().anyMatch(t -> t.lastStatus().equals("RUNNING"));
    return replaced || facts.running()
        ? Stream.empty()
        : facts
            .tasks()
            .filter(task -> !stoppedByPeople(task))
            .flatMap(t -> t.containers().stream())
            .filter(c -> EnvoyFacts.isEnvoy(c) && c.exit().isPresent());
  }

  private static boolean stoppedByPeople(EcsTask task) {
    return task.stopCode().equals("UserInitiated")
        || task.stopCode().equals("ServiceSchedulerInitiated")
            && !task.stoppedReason().toLowerCase(Locale.ROOT).contains("health");
  }

  /** A stop of which nobody tells the status is no proof of a fault. */
  private static boolean planned(Container container) {
    return container.phase() != Phase.RESTARTING
        && (container.exit().isEmpty() || PLANNED.contains(container.exit().getAsInt()));
  }

  private static FindingDraft report(
      EnvoyFacts facts, Container container, Optional<Sighting> line) {
    OptionalInt exit = container.exit();
    String how =
        container.phase() == Phase.RESTARTING
            ? "the container " + container.name() + " starts over and over"
            : "the container " + container.name() + " ended";
    String status = exit.isPresent() ? " with exit status " + exit.getAsInt() : "";
    boolean memory =
        container.reason().filter(r -> r.contains("OutOfMemory")).isPresent()
            || memoryOut(facts).findAny().isPresent();
    return draft(
            facts,
            how + status + line.map(s -> ": " + s.signature().title()).orElse(""),
            line,
            exit.orElse(0) == KILLED)
        .evidence(container.evidence())
        .evidence(memory ? memoryOut(facts).toList() : List.of());
  }

  private static Stream<Evidence> memoryOut(EnvoyFacts facts) {
    return facts.context().snapshot().host().kernel().orElse(List.of()).stream()
        .filter(m -> m.evidence().text().contains("Killed process"))
        .filter(m -> m.evidence().text().contains("envoy"))
        .map(m -> m.evidence());
  }

  private static FindingDraft draft(
      EnvoyFacts facts, String how, Optional<Sighting> line, boolean killed) {
    return FindingDraft.of(ID, "envoy", "envoy: " + how)
        .consequence(
            "Everything that goes through the proxy fails. Where traffic is redirected to it, the"
                + " application beside it has no network either.")
        .evidence(line.map(s -> s.record().evidence()))
        .remedy(remedy(facts, line, killed))
        .source("App Mesh user guide, troubleshooting scaling; Envoy command line");
  }

  private static Remedy remedy(EnvoyFacts facts, Optional<Sighting> line, boolean killed) {
    String text =
        line.flatMap(s -> s.signature().fix())
            .orElse(
                killed
                    ? "Exit status 137 is a kill: memory ran out, or a failed health check had it"
                        + " stopped. Give the container 64 MiB or more."
                    : "Repair what the last lines of its log name, then start it again.");
    boolean retired =
        facts.appMesh() && facts.now().filter(n -> !n.isBefore(EnvoyFacts.RETIRED)).isPresent();
    return Remedy.of(
        Step.investigate(
            "Read its last lines and its exit status",
            "139 is a crash, 137 a kill, 1 a file or an argument it cannot use.",
            "docker ps -a --filter name=envoy",
            "docker logs --tail 50 $(docker ps -aqf name=envoy | head -n 1)",
            "sudo dmesg | grep -i 'killed process'"),
        Step.repair(
            "Repair the cause",
            text
                + (retired
                    ? " App Mesh has ended: a new process gets no configuration, so starting it"
                        + " again does not help."
                    : "")),
        EnvoySteps.ready("LIVE within a minute of the start."));
  }
}
