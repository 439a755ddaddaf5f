package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.envoy.Cluster;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.ManagementProbe;
import dev.plumbline.model.host.TcpProbe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Facts of an Envoy that a playbook may ask for, by name; empty where they were not captured. */
public final class EnvoyAnswers {
  private static final Map<String, Function<EnvoyFacts, Optional<Boolean>>> ALL =
      new LinkedHashMap<>();

  static {
    ALL.put("envoy-here", facts -> Optional.of(facts.present()));
    ALL.put("app-mesh", facts -> whereKnown(facts, facts.appMesh()));
    ALL.put("app-mesh-over", EnvoyAnswers::over);
    ALL.put("envoy-live", EnvoyAnswers::live);
    ALL.put("envoy-connected", facts -> connected(facts));
    ALL.put("management-unresolved", facts -> call(facts, p -> exit(p) == 6));
    ALL.put("management-refuses", facts -> call(facts, p -> exit(p) == 7));
    ALL.put("management-silent", facts -> call(facts, p -> exit(p) == 28));
    ALL.put("management-tls-fails", facts -> call(facts, p -> Set.of(35, 60).contains(exit(p))));
    ALL.put("management-proxied", facts -> call(facts, EnvoyAnswers::proxied));
    ALL.put("management-answers", facts -> call(facts, p -> p.grpcStatus().orElse(-1) == 16));
    ALL.put("quota-used", facts -> closed(facts, 8));
    ALL.put("resource-unknown", facts -> closed(facts, 3));
    ALL.put("pull-without-way", facts -> said(facts, "envoy-image-pull-no-way"));
    ALL.put("envoy-killed", facts -> ended(facts, 137, "envoy-killed"));
    ALL.put("envoy-crashed", facts -> ended(facts, 139, "envoy-crash", "envoy-too-many-files"));
    ALL.put("envoy-start-file", facts -> ended(facts, -1, "envoy-bad-start-file"));
    ALL.put("port-in-use", facts -> refused(facts, r -> r.taken().isPresent()));
    ALL.put("secret-missing", facts -> refused(facts, EnvoyAnswers::lacksSecret));
    ALL.put("endpoints-refuse", facts -> endpoints(facts, p -> p.error().contains("refused")));
    ALL.put("endpoints-silent", facts -> endpoints(facts, p -> p.exit() == 124));
    ALL.put("endpoints-answer", facts -> endpoints(facts, p -> p.exit() == 0));
  }

  /** The names. */
  public static final Set<String> NAMES = Set.copyOf(ALL.keySet());

  private EnvoyAnswers() {}

  /** True, false, or empty when the evidence to tell was not captured or the name is unknown. */
  public static Optional<Boolean> value(String name, CheckContext context) {
    return Optional.ofNullable(ALL.get(name)).flatMap(f -> f.apply(EnvoyFacts.of(context)));
  }

  private static Optional<Boolean> whereKnown(EnvoyFacts facts, boolean value) {
    return Optional.of(value).filter(_ -> facts.present());
  }

  private static Optional<Boolean> over(EnvoyFacts facts) {
    return facts.appMesh()
        ? facts.now().map(now -> !now.isBefore(EnvoyFacts.RETIRED))
        : whereKnown(facts, false);
  }

  private static Optional<Boolean> live(EnvoyFacts facts) {
    List<ProxyState.Answer> answers = ProxyState.answers(facts);
    return Optional.of(answers.stream().anyMatch(a -> a.state().equals("LIVE")))
        .filter(_ -> !answers.isEmpty());
  }

  private static Optional<Boolean> connected(EnvoyFacts facts) {
    return facts.connected().isPresent()
        ? Optional.of(facts.connected().getAsLong() > 0)
        : Optional.empty();
  }

  private static int exit(ManagementProbe probe) {
    return probe.exit().orElse(0);
  }

  private static boolean proxied(ManagementProbe probe) {
    return Set.of(403, 407).contains(probe.httpStatus().orElse(0)) && probe.grpcStatus().isEmpty();
  }

  private static Optional<Boolean> call(EnvoyFacts facts, Predicate<ManagementProbe> test) {
    return facts.state().managementProbe().optional().map(test::test);
  }

  private static Optional<Boolean> closed(EnvoyFacts facts, int code) {
    return new XdsCloses(facts).standing().map(close -> close.code() == code);
  }

  private static Optional<Boolean> said(EnvoyFacts facts, String id) {
    Stream<String> reasons =
        facts
            .tasks()
            .flatMap(
                t ->
                    Stream.concat(
                        Stream.of(t.stoppedReason()),
                        t.containers().stream().flatMap(c -> c.reason().stream())));
    Stream<String> lines =
        facts.context().sightings().of("envoy-image-pull", id).map(s -> s.record().text());
    List<String> pulls =
        Stream.concat(reasons, lines).filter(t -> t.contains("CannotPull")).toList();
    return Optional.of(
            pulls.stream()
                .anyMatch(t -> t.matches("(?s).*(?:i/o timeout|context deadline|refused).*")))
        .filter(_ -> !pulls.isEmpty());
  }

  private static Optional<Boolean> ended(EnvoyFacts facts, int exit, String... lines) {
    Optional<Sighting> line = facts.context().sightings().standing(lines);
    List<Container> stopped =
        Stream.concat(facts.containers(), facts.tasks().flatMap(t -> t.containers().stream()))
            .filter(EnvoyFacts::isEnvoy)
            .filter(c -> c.exit().isPresent())
            .toList();
    boolean so = stopped.stream().anyMatch(c -> c.exit().getAsInt() == exit) || line.isPresent();
    return Optional.of(so).filter(yes -> yes || !stopped.isEmpty());
  }

  private static Optional<Boolean> refused(EnvoyFacts facts, Predicate<Refusals.Refusal> test) {
    List<Refusals.Refusal> refusals = Refusals.of(facts);
    return Optional.of(refusals.stream().anyMatch(test)).filter(_ -> !refusals.isEmpty());
  }

  private static boolean lacksSecret(Refusals.Refusal refusal) {
    return refusal.text().matches("(?si).*(?:certificate|secret|private key|no such file).*");
  }

  private static Optional<Boolean> endpoints(EnvoyFacts facts, Predicate<TcpProbe> test) {
    List<Cluster.Endpoint> known =
        facts.state().clusters().orElse(List.of()).stream()
            .flatMap(c -> c.endpoints().stream())
            .filter(e -> !e.faults().isEmpty())
            .toList();
    List<TcpProbe> tried =
        facts.context().snapshot().host().connections().orElse(List.of()).stream()
            .filter(
                p ->
                    known.stream()
                        .anyMatch(e -> e.address().equals(p.host()) && e.port() == p.port()))
            .toList();
    return Optional.of(tried.stream().allMatch(test)).filter(_ -> !tried.isEmpty());
  }
}
