package dev.plumbline.diagram;

import dev.plumbline.diagram.Details.Copy;
import dev.plumbline.diagram.Details.Fact;
import dev.plumbline.diagram.Details.Section;
import dev.plumbline.model.Family;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Attribution;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Expectation;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells about the things in a picture: what, why, by whom, and where it was read. */
public final class Inspection {
  private final Expectation expectation;
  private final Owners owners;
  private final RoutingPicture picture;

  public Inspection(Expectation expectation, Owners owners, RoutingPicture picture) {
    this.expectation = expectation;
    this.owners = owners;
    this.picture = picture;
  }

  /** Details of a node; empty for headers and for ids the picture does not know. */
  public Optional<Details> of(String id) {
    State state = picture.drawing().node(id).map(Node::state).orElse(State.NORMAL);
    return picture.subject(id).map(subject -> of(subject, id, state));
  }

  private Details of(Subject subject, String id, State state) {
    return switch (subject) {
      case Subject.Rules rules -> new RuleDetails(expectation, owners).of(rules.rules(), state);
      case Subject.MissingRule rule -> new RuleDetails(expectation, owners).of(rule);
      case Subject.OneRoute route -> new RouteDetails(expectation, owners).of(route.route(), state);
      case Subject.MissingRoute route -> new RouteDetails(expectation, owners).of(route);
      case Subject.Table table -> table(table.name(), id, state);
      case Subject.OneLink link -> new LinkDetails(expectation, owners).of(link.name(), state);
      case Subject.Card card -> vpc().of(card.eni(), state);
      case Subject.OneSubnet subnet -> vpc().of(subnet, state);
      case Subject.VpcTable table -> vpc().of(table.table(), state);
      case Subject.UnknownTable table -> vpc().of(table, state);
      case Subject.OneVpcRoute route -> vpc().of(route.table(), route.route(), state);
      case Subject.Target target -> vpc().of(target, state);
      case Subject.Group group -> group(group, state);
    };
  }

  private VpcDetails vpc() {
    return new VpcDetails(expectation.host().snapshot().vpc());
  }

  private Details table(String name, String id, State state) {
    List<Node> rows =
        picture.drawing().nodes().stream()
            .filter(n -> n.parent().filter(id::equals).isPresent())
            .toList();
    List<String> rules =
        picture.drawing().edges().stream()
            .filter(e -> e.to().equals(id))
            .map(Edge::from)
            .distinct()
            .flatMap(from -> picture.drawing().node(from).stream())
            .map(Node::outline)
            .toList();
    String summary =
        switch (state) {
          case CUT_OFF ->
              "Only rules that are missing would lead here, so its routes decide nothing.";
          case EMPTY -> "Rules ask this table and find no route; the next rule is tried.";
          case UNUSED -> "No rule leads here; its routes decide nothing.";
          case NOT_CAPTURED -> "Its routes were not captured.";
          default -> picture.drawing().node(id).map(Node::outline).orElse("");
        };
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section("Rules that lead here", rules.isEmpty() ? "None." : "", rules, List.of()));
    if (!rows.isEmpty()) {
      List<String> lines = rows.stream().map(Node::outline).toList();
      sections.add(new Section("Routes", "", lines, List.of()));
    }
    Optional<String> link = expectation.host().ownerOfTable(name).map(Eni::name);
    List<Fact> facts = new ArrayList<>();
    link.ifPresent(l -> facts.add(new Fact("Belongs to", l)));
    Attribution made = owners.ofTable(family(name), name);
    facts.add(new Fact("Owner", made.label()));
    facts.add(new Fact("Confidence", made.confidence().word()));
    sections.addFirst(
        new Section("Whose it is", made.reason(), List.of(), made.evidence().stream().toList()));
    return new Details(
        "Route table",
        name,
        state,
        Optional.empty(),
        summary,
        facts,
        sections,
        Optional.of(new Copy("Copy command", "ip route show table " + name, false)),
        link);
  }

  /** The family that fills or uses the table, IPv4 where both do. */
  private Family family(String table) {
    Snapshot snapshot = expectation.host().snapshot();
    boolean used =
        snapshot.table(Family.V4, table).findAny().isPresent()
            || snapshot.rules().orElse(List.of()).stream().anyMatch(r -> r.table().equals(table));
    return used ? Family.V4 : Family.V6;
  }

  private Details group(Subject.Group group, State state) {
    List<String> lines =
        group.members().stream().map(m -> of(m).map(d -> d.title()).orElse(m)).toList();
    return new Details(
        "Folded",
        group.words(),
        state,
        Optional.empty(),
        "Press Space to open or close it.",
        List.of(),
        List.of(new Section("In it", "", lines, List.of())),
        Optional.empty(),
        Optional.empty());
  }
}
