package dev.plumbline.guide.check.ssm;

import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An endpoint that a probe of the capture or the agent's newest attempt did not reach. Names that
 * the service leaves to its proxy are not tried by the agent itself, so their probes do not count.
 *
 * @param works true where the probe reaches it now, so that it failed some time ago at most
 * @param line of the agent's log
 */
record EndpointTrial<P>(
    String name, Optional<P> probe, boolean works, Optional<Sighting> line, Confidence confidence) {

  /**
   * The failed ones, first by probe, then by log.
   *
   * @param nameOf the endpoint that a probe tried
   * @param log the line of the log that stands, and {@code logged} the endpoint that it is about
   */
  static <P> List<EndpointTrial<P>> failed(
      Agent agent,
      Stream<P> all,
      Function<P, String> nameOf,
      Predicate<P> failure,
      Optional<Sighting> log,
      Optional<String> logged) {
    Needed needed = new Needed(agent);
    Proxies proxies = new Proxies(agent);
    Map<String, P> probes = new LinkedHashMap<>();
    all.filter(p -> needed.service(nameOf.apply(p)))
        .filter(p -> proxies.takes(nameOf.apply(p)).isEmpty())
        .forEach(p -> probes.putIfAbsent(nameOf.apply(p), p));
    Set<String> names = new LinkedHashSet<>();
    probes.values().stream().filter(failure).map(nameOf).forEach(names::add);
    logged.ifPresent(names::add);
    List<EndpointTrial<P>> trials = new ArrayList<>();
    for (String name : names) {
      Optional<P> probe = Optional.ofNullable(probes.get(name));
      boolean works = probe.filter(failure.negate()).isPresent();
      trials.add(
          new EndpointTrial<>(
              name,
              probe,
              works,
              log.filter(_ -> logged.filter(name::equals).isPresent()),
              works || !needed.certainly(name) ? Confidence.POSSIBLE : Confidence.CERTAIN));
    }
    return trials;
  }

  /** The line of the log as evidence. */
  Optional<Evidence> logged() {
    return line.map(s -> s.record().evidence());
  }
}
