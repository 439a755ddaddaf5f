package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.logs.LogRecord;
import dev.plumbline.logs.Sighting;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.EcsTask;
import dev.plumbline.model.envoy.EnvoyState;
import dev.plumbline.model.envoy.ServerInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the checks of an Envoy proxy ask again and again. */
final class EnvoyFacts {
  /** The log of the proxy, by its name among the logs of a recording. */
  static final String LOG = "envoy";

  static final String LOG_FILE = "envoy-log.txt";

  /** App Mesh ended with the day before (notice of the App Mesh user guide). */
  static final Instant RETIRED = Instant.parse("2026-10-01T00:00:00Z");

  private static final String IMAGE = "aws-appmesh-envoy";
  private static final String CONNECTED = "control_plane.connected_state";
  private static final Pattern RESOURCE =
      Pattern.compile("mesh/[A-Za-z0-9_-]+/virtual(?:Node|Gateway)/[A-Za-z0-9_-]+");
  private static final Pattern MANAGEMENT =
      Pattern.compile(
          "appmesh(?:-preview)?-envoy-management\\.[a-z0-9-]+\\.amazonaws\\.com(?:\\.cn)?");

  private final CheckContext context;
  private final EnvoyState state;

  private EnvoyFacts(CheckContext context) {
    this.context = context;
    this.state = context.snapshot().envoy();
  }

  static EnvoyFacts of(CheckContext context) {
    return new EnvoyFacts(context);
  }

  EnvoyState state() {
    return state;
  }

  CheckContext context() {
    return context;
  }

  Optional<Instant> now() {
    return context.snapshot().now();
  }

  /** True where a process, a container or a log of Envoy shows. */
  boolean present() {
    return Stream.of(
                state.readiness(),
                state.server(),
                state.stats(),
                state.clusters(),
                state.listeners(),
                state.configs(),
                state.certificates())
            .anyMatch(section -> section.optional().isPresent())
        || containers().findAny().isPresent()
        || tasks().anyMatch(EnvoyFacts::runsEnvoy)
        || logged();
  }

  boolean logged() {
    return !context.sightings().logs().files(LOG).isEmpty();
  }

  List<LogRecord> log() {
    return context.sightings().logs().of(LOG);
  }

  /**
   * Lines about traffic, oldest first. The line of a closed configuration stream quotes the same
   * words about the management server, which has findings of its own.
   */
  Stream<Sighting> traffic(String... ids) {
    return context
        .sightings()
        .of(ids)
        .filter(s -> !s.record().text().contains("gRPC config stream"));
  }

  /** Containers of Envoy, as the host's runtime lists them: newest first. */
  Stream<Container> containers() {
    return state.containers().orElse(List.of()).stream().filter(EnvoyFacts::isEnvoy);
  }

  Stream<EcsTask> tasks() {
    return state.tasks().orElse(List.of()).stream();
  }

  static boolean runsEnvoy(EcsTask task) {
    return task.containers().stream().anyMatch(EnvoyFacts::isEnvoy);
  }

  static boolean isEnvoy(Container container) {
    return container.name().contains("envoy") || container.image().contains("envoy");
  }

  /** True when the admin port answered or a container of Envoy is up. */
  boolean running() {
    return Stream.of(state.readiness(), state.server(), state.stats())
            .anyMatch(section -> section.optional().isPresent())
        || containers().anyMatch(c -> c.phase() == Container.Phase.RUNNING);
  }

  /** True where image, node, task or log tell that App Mesh manages the proxy. */
  boolean appMesh() {
    return Stream.concat(
                containers(),
                tasks().flatMap(t -> t.containers().stream()).filter(EnvoyFacts::isEnvoy))
            .anyMatch(c -> c.image().contains(IMAGE))
        || meshResource().isPresent()
        || log().stream().anyMatch(r -> MANAGEMENT.matcher(r.text()).find());
  }

  /** The mesh resource, such as {@code mesh/shop/virtualNode/web}. */
  Optional<String> meshResource() {
    Stream<String> told =
        Stream.concat(
            state.server().optional().map(ServerInfo::node).stream(),
            tasks().flatMap(t -> t.resource().stream()));
    return Stream.concat(told, log().stream().map(LogRecord::text))
        .map(RESOURCE::matcher)
        .filter(Matcher::find)
        .map(Matcher::group)
        .findFirst();
  }

  /** What the management server knows the proxy as; the word envoy where nobody says. */
  String identity() {
    return meshResource()
        .or(() -> state.server().optional().map(ServerInfo::node).filter(node -> !node.isEmpty()))
        .orElse("envoy");
  }

  /** {@code control_plane.connected_state}; absent where no stats tell it. */
  OptionalLong connected() {
    return state
        .newestStats()
        .optional()
        .map(stats -> stats.value(CONNECTED))
        .orElse(OptionalLong.empty());
  }

  Stream<Evidence> connectedLine() {
    return state.newestStats().optional().flatMap(s -> s.find(CONNECTED)).stream()
        .map(stat -> stat.evidence());
  }

  /** True when the stats are there and name no management server, so that there is none. */
  boolean unmanaged() {
    return state.newestStats().optional().isPresent() && connected().isEmpty();
  }

  /** Name of the App Mesh management server in a text. */
  static Optional<String> managementName(String text) {
    Matcher name = MANAGEMENT.matcher(text);
    return name.find() ? Optional.of(name.group()) : Optional.empty();
  }

  /** The file that lacks, with the reason, for what was not checked. */
  static String why(Captured<?> section) {
    return section instanceof Captured.Missing<?> missing ? missing.sentence() : "";
  }

  /** The same for the log. */
  static String noLog() {
    return LOG_FILE + ": not in the recording";
  }
}
