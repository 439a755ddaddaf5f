package dev.plumbline.guide.check.envoy;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.EnvoyStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The state that the proxy names, from whichever admin answer has it. */
final class ProxyState {
  /** Values of {@code server.state} (envoy.admin.v3.ServerInfo.State). */
  private static final List<String> STATES =
      List.of("LIVE", "DRAINING", "PRE_INITIALIZING", "INITIALIZING");

  private ProxyState() {}

  /** One answer. */
  record Answer(String state, Evidence evidence) {}

  /** All answers, in the order they were asked. */
  static List<Answer> answers(EnvoyFacts facts) {
    List<Answer> answers = new ArrayList<>();
    facts
        .state()
        .readiness()
        .optional()
        .ifPresent(r -> answers.add(new Answer(r.state(), r.evidence())));
    facts
        .state()
        .server()
        .optional()
        .ifPresent(s -> answers.add(new Answer(s.state(), s.evidence())));
    facts
        .state()
        .newestStats()
        .optional()
        .flatMap(s -> s.find("server.state"))
        .filter(s -> s.value() >= 0 && s.value() < STATES.size())
        .ifPresent(s -> answers.add(new Answer(word(s), s.evidence())));
    answers.removeIf(a -> a.state().isEmpty());
    return answers;
  }

  private static String word(EnvoyStats.Stat stat) {
    return STATES.get((int) stat.value());
  }

  /** The state, where any answer has it and none says LIVE. */
  static Optional<Answer> settled(EnvoyFacts facts) {
    List<Answer> answers = answers(facts);
    return answers.stream().anyMatch(a -> a.state().equals("LIVE"))
        ? Optional.empty()
        : answers.stream().findFirst();
  }

  /** How long the process runs, by itself or by its log; empty where neither tells. */
  static Optional<Duration> uptime(EnvoyFacts facts) {
    OptionalLong counted =
        facts
            .state()
            .newestStats()
            .optional()
            .map(s -> s.value("server.uptime"))
            .orElse(OptionalLong.empty());
    return facts
        .state()
        .server()
        .optional()
        .flatMap(s -> s.uptime())
        .or(
            () ->
                counted.isPresent()
                    ? Optional.of(Duration.ofSeconds(counted.getAsLong()))
                    : Optional.empty())
        .or(() -> sinceStart(facts));
  }

  private static Optional<Duration> sinceStart(EnvoyFacts facts) {
    Optional<Instant> start =
        facts
            .context()
            .sightings()
            .newest("envoy-starting")
            .map(s -> s.record())
            .flatMap(LogRecord::time);
    return start.flatMap(from -> facts.now().map(to -> Duration.between(from, to)));
  }
}
