package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Note;
import dev.plumbline.diagram.Entry.Rule;
import dev.plumbline.diagram.Entry.Table;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Owners;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Draws how a host routes: policy rules, tables with their routes, links and gateways, and between
 * them what should be there and is not. The same host with the same options gives the same picture.
 */
public final class RoutingDiagram {
  /** Opacity of what is not used. */
  static final double FADED = 0.62;

  private RoutingDiagram() {}

  /** The columns without anything in them, for as long as there is no picture. */
  public static RoutingPicture frame(double width) {
    Content nothing =
        new Content("Routing", List.of(), List.of(), List.of(), Optional.empty(), List.of());
    return new RoutingPicture(
        Layout.of(nothing, Grid.of(width), Density.USUAL),
        Legend.of(nothing, List.of(), true),
        Map.of(),
        Outline.of(nothing),
        Set.of(),
        0,
        0,
        0,
        0);
  }

  /** The picture of a snapshot. */
  public static RoutingPicture build(Snapshot snapshot, RoutingOptions options) {
    HostModel host = HostModel.of(snapshot);
    Owners owners = Owners.of(host);
    return build(Expectation.of(host, owners), owners, options);
  }

  /**
   * The picture of a host that was worked out before. Missing sections become notes in it, never an
   * exception.
   */
  public static RoutingPicture build(
      Expectation expectation, Owners owners, RoutingOptions options) {
    return build(expectation, owners, options, Cancellation.none());
  }

  /**
   * The same, given up when nobody wants it any more.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  public static RoutingPicture build(
      Expectation expectation, Owners owners, RoutingOptions options, Cancellation cancellation) {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    HostModel host = expectation.host();
    Scene scene =
        new Scene(
            host.snapshot(),
            host,
            new Differences(expectation, owners),
            options.families(),
            options.filter());
    Content plain = content(scene, subjects, options.lit());
    VpcWay way = new VpcWay(new VpcIndex(scene.snapshot().vpc()), options.lit());
    Lights lights = new Lights(options.lit(), plain, subjects, way.path());
    Content whole = lights.mark(plain);
    Fit fit = fit(whole, options, cancellation);
    Content folded = new Folding(fit.step(), options.expanded()).fold(whole);
    Content shown = shown(folded, options);
    Grid grid = grid(shown, options);
    Drawing drawing = lights.light(Layout.of(shown, grid, fit.density()));
    folded.rules().forEach(r -> group(r, r.members(), subjects));
    folded.links().forEach(l -> group(l, l.members(), subjects));
    folded.tables().forEach(t -> t.rows().forEach(r -> group(r, r.members(), subjects)));
    shown.vpc().stream()
        .flatMap(v -> v.blocks())
        .forEach(
            b -> {
              group(b, b.members(), subjects);
              b.rows().forEach(r -> group(r, r.members(), subjects));
            });
    return new RoutingPicture(
        drawing,
        Legend.of(shown, options.lit(), !grid.compact()),
        subjects,
        Outline.of(folded),
        hits(scene, drawing),
        count(whole, State.MISSING),
        count(whole, State.EXTRA),
        (int) drawing.edges().stream().filter(Edge::bracket).count(),
        count(whole, State.EMPTY));
  }

  /** Three columns of the VPC where there is room or the reader opened them, else one of chips. */
  private static Content shown(Content folded, RoutingOptions options) {
    boolean opened = options.expanded().contains(VpcFolding.ALL);
    boolean wide = VpcGrid.wide(options.width(), opened);
    boolean beside = options.lit().stream().anyMatch(l -> l.vpc().isPresent());
    return folded.withVpc(
        folded
            .vpc()
            .map(
                v ->
                    !wide
                        ? VpcFolding.narrow(v, beside)
                        : VpcGrid.wide(options.width(), false) ? v : VpcFolding.opened(v)));
  }

  private static Grid grid(Content content, RoutingOptions options) {
    boolean opened = options.expanded().contains(VpcFolding.ALL);
    return content.vpc().isEmpty()
        ? Grid.of(options.width())
        : Grid.withVpc(options.width(), VpcGrid.wide(options.width(), opened));
  }

  private static void group(
      Entry head, List<? extends Entry> members, Map<String, Subject> subjects) {
    if (!members.isEmpty()) {
      List<String> ids = members.stream().map(Entry::id).toList();
      subjects.put(head.id(), new Subject.Group(head.face().outline(), ids));
    }
  }

  private static Content content(Scene scene, Map<String, Subject> subjects, List<Lit> lit) {
    TableEntries tableEntries = new TableEntries(scene, subjects);
    List<Rule> read = new RuleEntries(scene, subjects).read(tableEntries.empty());
    List<Rule> rules = scene.host().withheld() ? read : disputed(read);
    List<Table> tables = tableEntries.read(rules);
    List<Link> links = new LinkEntries(scene, subjects).read(rules, tables);
    String families =
        scene.families().stream().map(Family::label).collect(Collectors.joining(" and "));
    return new Content(
        "Routing of " + scene.snapshot().recording().name() + ", " + families,
        rules,
        tables,
        links,
        new VpcEntries(scene, subjects, lit).read(links),
        notes(scene));
  }

  /** Two rules that claim the same packets for different tables are in conflict. */
  private static List<Rule> disputed(List<Rule> rules) {
    Map<String, Set<String>> claims = new HashMap<>();
    rules.stream()
        .filter(r -> !r.claim().isEmpty() && r.state() != State.MISSING)
        .forEach(
            r -> claims.computeIfAbsent(r.claim(), k -> new HashSet<>()).add(r.table().orElse("")));
    return rules.stream()
        .map(
            r ->
                r.state() == State.NORMAL && claims.getOrDefault(r.claim(), Set.of()).size() > 1
                    ? r.with(r.face().as(State.CONFLICT).saying(r.face().outline() + ", conflict"))
                    : r)
        .toList();
  }

  /**
   * As few folds and as high rows as fit. What the reader opened does not count, so that nothing
   * else moves when a fold is opened: the picture then grows beyond its window.
   */
  private static Fit fit(Content whole, RoutingOptions options, Cancellation cancellation) {
    int most = options.lit().isEmpty() ? Folding.STEPS : Folding.STEPS_BESIDE_A_WAY;
    for (int step = 1; step < most; step++) {
      cancellation.check();
      Content folded = new Folding(step, Set.of()).fold(whole);
      if (fits(folded, Density.USUAL, options)) {
        return new Fit(step, Density.USUAL);
      }
    }
    Content folded = new Folding(most, Set.of()).fold(whole);
    Density last =
        folded.links().size() >= Grid.CHIPS || grid(folded, options).compact()
            ? Density.DENSE
            : Density.LOW;
    return Stream.of(Density.values())
        .filter(d -> d.compareTo(last) < 0 && fits(folded, d, options))
        .findFirst()
        .map(d -> new Fit(most, d))
        .orElse(new Fit(most, last));
  }

  private static boolean fits(Content folded, Density density, RoutingOptions options) {
    Content shown = shown(folded, options);
    return Layout.of(shown, grid(shown, options), density).height() <= options.height();
  }

  /** How a picture is made to fit. */
  private record Fit(int step, Density density) {}

  private static List<Note> notes(Scene scene) {
    List<Note> notes = new ArrayList<>();
    for (Family family : scene.families()) {
      note(scene, family.label() + " rules", scene.snapshot().rules(family), notes);
      note(scene, family.label() + " routes", scene.snapshot().routes(family), notes);
    }
    note(scene, "Links", scene.snapshot().links(), notes);
    return notes;
  }

  private static void note(Scene scene, String what, Captured<?> section, List<Note> notes) {
    if (section instanceof Captured.Missing<?> missing) {
      String command =
          scene
              .snapshot()
              .recording()
              .command(missing.file())
              .map(run -> run.command() + ": ")
              .orElse("");
      notes.add(new Note(what + " not captured", command + missing.why()));
    }
  }

  private static Set<String> hits(Scene scene, Drawing drawing) {
    return drawing.nodes().stream()
        .filter(n -> n.selectable() && scene.hit(n.outline()))
        .map(Node::id)
        .collect(Collectors.toSet());
  }

  private static int count(Content content, State state) {
    long rules = content.rules().stream().filter(r -> r.state() == state).count();
    long routes =
        content.tables().stream()
            .flatMap(t -> t.rows().stream())
            .filter(r -> r.state() == state)
            .count();
    return (int) (rules + routes);
  }
}
