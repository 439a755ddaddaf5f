package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.HostProcess;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.UnitState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lock files, the processes and the units together say about busy interfaces. */
final class Locks {
  /** A lock younger than this may simply be that of a run which ended while we were reading. */
  private static final Duration SETTLED = Duration.ofSeconds(5);

  static final String FOLDER = "/run/amazon-ec2-net-utils/setup-policy-routes/";

  private Locks() {}

  static List<NetUtilsState.Lock> all(Snapshot snapshot) {
    return snapshot.netUtils().optional().map(NetUtilsState::locks).orElse(List.of());
  }

  /** Locks whose process is not in the process list. */
  static List<NetUtilsState.Lock> leaked(Snapshot snapshot) {
    return all(snapshot).stream()
        .filter(lock -> lock.pid().isPresent() && settled(snapshot, lock.changed()))
        .filter(lock -> process(snapshot, lock.pid().get()).isEmpty())
        .toList();
  }

  private static Optional<HostProcess> process(Snapshot snapshot, long pid) {
    return snapshot.processes().orElse(List.of()).stream().filter(p -> p.pid() == pid).findFirst();
  }

  /** True unless the time is known to be only seconds ago. */
  static boolean settled(Snapshot snapshot, Optional<Instant> changed) {
    return changed.isEmpty()
        || snapshot.now().isEmpty()
        || Duration.between(changed.get(), snapshot.now().get()).compareTo(SETTLED) > 0;
  }

  /** Processes {@code setup-policy-routes LINK VERB}. */
  static Optional<HostProcess> process(Snapshot snapshot, String link, String verb) {
    return snapshot.processes().orElse(List.of()).stream()
        .filter(p -> p.command().endsWith("setup-policy-routes " + link + " " + verb))
        .findFirst();
  }

  /**
   * What shows that a start run goes on for an interface that does not exist, by interface: lock,
   * unit, process.
   */
  static Map<String, List<Evidence>> withoutInterface(Snapshot snapshot) {
    Map<String, List<Evidence>> busy = new LinkedHashMap<>();
    for (NetUtilsState.Lock lock : all(snapshot)) {
      busy.computeIfAbsent(lock.link(), _ -> new ArrayList<>()).add(lock.evidence());
    }
    for (UnitState unit : snapshot.units().orElse(Map.of()).values()) {
      if (unit.id().startsWith("policy-routes@") && unit.active().equals("activating")) {
        busy.computeIfAbsent(unit.instance(), _ -> new ArrayList<>()).add(unit.evidence());
      }
    }
    for (HostProcess process : snapshot.processes().orElse(List.of())) {
      startedFor(process)
          .ifPresent(
              link -> busy.computeIfAbsent(link, _ -> new ArrayList<>()).add(process.evidence()));
    }
    busy.keySet().removeIf(link -> snapshot.link(link).isPresent());
    return busy;
  }

  private static Optional<String> startedFor(HostProcess process) {
    String[] words = process.command().trim().split("\\s+");
    return words.length >= 3
            && words[words.length - 1].equals("start")
            && words[words.length - 3].endsWith("setup-policy-routes")
        ? Optional.of(words[words.length - 2])
        : Optional.empty();
  }

  /** Interfaces whose lock nobody will release soon: leaked, or of an interface that is gone. */
  static List<NetUtilsState.Lock> stuck(Snapshot snapshot) {
    List<NetUtilsState.Lock> leaked = leaked(snapshot);
    return all(snapshot).stream()
        .filter(
            lock ->
                leaked.contains(lock)
                    || snapshot.links().complete() && snapshot.link(lock.link()).isEmpty())
        .toList();
  }
}
