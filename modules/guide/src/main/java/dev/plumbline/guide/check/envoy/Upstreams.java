package dev.plumbline.guide.check.envoy;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.Cluster;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Upstream clusters with their members, from the endpoint list and from the gauges. */
final class Upstreams {
  private static final Pattern TOTAL = Pattern.compile("cluster\\.(.+)\\.membership_total");

  private final EnvoyFacts facts;
  private final Counters counters;

  Upstreams(EnvoyFacts facts) {
    this.facts = facts;
    this.counters = new Counters(facts.state());
  }

  /**
   * Members of one cluster.
   *
   * @param listed endpoints, where the list of endpoints was captured
   */
  record Members(
      String cluster,
      long total,
      long healthy,
      Optional<Cluster> listed,
      List<Evidence> evidence) {}

  /** Clusters whose members are known, those of gauges first: they are the newer reading. */
  List<Members> all() {
    Set<String> names = new LinkedHashSet<>();
    facts.state().newestStats().optional().stream()
        .flatMap(s -> s.values().keySet().stream())
        .map(TOTAL::matcher)
        .filter(Matcher::matches)
        .forEach(m -> names.add(m.group(1)));
    List<Cluster> listed = facts.state().clusters().orElse(List.of());
    listed.forEach(c -> names.add(c.name()));
    return names.stream().map(name -> members(name, listed)).toList();
  }

  private Members members(String name, List<Cluster> listed) {
    Optional<Cluster> cluster = listed.stream().filter(c -> c.name().equals(name)).findFirst();
    OptionalLong total = counters.value(stat(name, "membership_total"));
    OptionalLong healthy = counters.value(stat(name, "membership_healthy"));
    boolean gauged = total.isPresent() && (healthy.isPresent() || total.getAsLong() == 0);
    List<Evidence> evidence = new ArrayList<>();
    if (gauged) {
      evidence.addAll(line(name, "membership_healthy"));
      evidence.addAll(line(name, "membership_total"));
    }
    cluster.ifPresent(
        c ->
            evidence.addAll(
                c.endpoints().isEmpty()
                    ? List.of(c.evidence())
                    : c.endpoints().stream().limit(8).map(Cluster.Endpoint::evidence).toList()));
    return new Members(
        name,
        gauged ? total.getAsLong() : cluster.map(c -> (long) c.endpoints().size()).orElse(0L),
        gauged ? healthy.orElse(0) : cluster.map(Upstreams::usable).orElse(0L),
        cluster,
        evidence);
  }

  /** Endpoints whose first health check is not done may get requests later, so they count. */
  private static long usable(Cluster cluster) {
    return cluster.endpoints().stream().filter(e -> e.faults().isEmpty()).count();
  }

  private List<Evidence> line(String cluster, String stat) {
    return counters.lines(stat(cluster, stat)).stream().limit(1).toList();
  }

  static String stat(String cluster, String name) {
    return "cluster." + cluster + "." + name;
  }

  /** The cluster that an endpoint such as {@code 10.0.3.57:8080} belongs to. */
  Optional<String> clusterOf(String place) {
    return facts.state().clusters().orElse(List.of()).stream()
        .filter(c -> c.endpoints().stream().anyMatch(e -> e.place().equals(place)))
        .map(Cluster::name)
        .findFirst();
  }
}
