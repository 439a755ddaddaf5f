package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Hop;
import dev.plumbline.diagram.Entry.Link;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.diagram.Entry.Sort;
import dev.plumbline.diagram.Entry.Vpc;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What lies behind the links by the account's answers: subnets with the host's interfaces, the
 * route tables that decide for them, and what those lead to.
 */
final class VpcEntries {
  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final VpcIndex index;
  private final VpcWay way;
  private final VpcMarks marks;

  VpcEntries(Scene scene, Map<String, Subject> subjects, List<Lit> lit) {
    this.scene = scene;
    this.subjects = subjects;
    this.index = new VpcIndex(scene.snapshot().vpc());
    this.way = new VpcWay(index, lit);
    this.marks = new VpcMarks(index, way);
  }

  /** Empty where the account does not show an interface of the host. */
  Optional<Vpc> read(List<Link> links) {
    if (!scene.snapshot().vpc().present()) {
      return Optional.empty();
    }
    List<NetworkInterface> all = index.state().interfaces().orElse(List.of());
    Map<String, NetworkInterface> own = new LinkedHashMap<>();
    for (Link link : links) {
      VpcSide.card(scene.host(), all, link.id().substring(link.id().indexOf('/') + 1))
          .ifPresent(e -> own.put(link.id(), e));
    }
    return own.isEmpty() ? Optional.empty() : Optional.of(vpc(own));
  }

  private Vpc vpc(Map<String, NetworkInterface> own) {
    Map<String, List<NetworkInterface>> bySubnet = new LinkedHashMap<>();
    own.values().forEach(e -> into(bySubnet, e));
    way.objects().stream()
        .flatMap(o -> index.eni(o).stream())
        .filter(e -> bySubnet.containsKey(e.subnet()) && !own.containsValue(e))
        .forEach(e -> into(bySubnet, e));
    List<Block> subnets = new ArrayList<>();
    bySubnet.forEach((id, cards) -> subnets.add(subnet(id, cards, Node.Kind.SUBNET)));
    String home = own.values().iterator().next().vpc();
    index.state().subnets().orElse(List.of()).stream()
        .filter(s -> s.vpc().equals(home) && !bySubnet.containsKey(s.id()) && !onTheWay(s))
        .forEach(s -> subnets.add(other(s)));

    Map<String, Block> tables = new LinkedHashMap<>();
    bySubnet.forEach((id, cards) -> table(id, cards.getFirst().vpc(), tables));
    way.objects().stream()
        .flatMap(o -> index.table(o).stream())
        .forEach(t -> tables.computeIfAbsent(VpcWay.id(t.id()), _ -> table(t)));

    VpcTargets targets = new VpcTargets(scene, subjects, index, marks);
    Set<String> placed = new LinkedHashSet<>(tables.keySet());
    subnets.forEach(s -> s.rows().forEach(r -> placed.add(r.id())));
    List<Block> ends = new ArrayList<>();
    tables.values().stream()
        .flatMap(t -> t.rows().stream())
        .flatMap(r -> r.links().stream())
        .distinct()
        .filter(id -> !placed.contains(id))
        .forEach(id -> ends.add(targets.block(id.substring(id.indexOf('/') + 1))));
    ends.forEach(e -> placed.add(e.id()));
    for (String object : way.objects()) {
      if (placed.add(VpcWay.id(object))) {
        Optional<NetworkInterface> card = index.eni(object);
        insert(
            card.filter(e -> placed.add(VpcWay.id(e.subnet())))
                .map(e -> subnet(e.subnet(), List.of(e), Node.Kind.TARGET))
                .orElseGet(() -> targets.block(object)),
            VpcWay.id(object),
            ends);
      }
    }
    List<Block> tableList = List.copyOf(tables.values());
    Set<Hop> drawn = new HashSet<>();
    Stream.of(subnets, tableList, ends)
        .flatMap(List::stream)
        .flatMap(b -> b.rows().stream())
        .forEach(r -> r.links().forEach(l -> drawn.add(new Hop(r.id(), l))));
    Map<String, String> cards = new LinkedHashMap<>();
    own.forEach((link, eni) -> cards.put(link, VpcWay.id(eni.id())));
    return new Vpc(
        cards, subnets, tableList, marks.rest(ends, targets), way.hops(drawn), way.path());
  }

  /** A lit way ends in it, so that it stands among the targets. */
  private boolean onTheWay(Subnet subnet) {
    return way.objects().stream()
        .flatMap(o -> index.eni(o).stream())
        .anyMatch(e -> e.subnet().equals(subnet.id()));
  }

  /** Right below what the way passes before it, where that is a target too. */
  private void insert(Block end, String id, List<Block> ends) {
    int at = way.path().indexOf(id);
    String before = at > 0 ? way.path().get(at - 1) : "";
    for (int i = 0; i < ends.size(); i++) {
      if (ends.get(i).id().equals(before)) {
        ends.add(i + 1, end);
        return;
      }
    }
    ends.add(end);
  }

  private static void into(Map<String, List<NetworkInterface>> bySubnet, NetworkInterface eni) {
    bySubnet.computeIfAbsent(eni.subnet(), _ -> new ArrayList<>()).add(eni);
  }

  private Block subnet(String id, List<NetworkInterface> cards, Node.Kind kind) {
    Optional<Subnet> known = index.subnet(id);
    subjects.put(VpcWay.id(id), new Subject.OneSubnet(id, cards.getFirst().vpc()));
    List<String> lines = new ArrayList<>(prefixes(known));
    lines.add(acl(id));
    String zone = known.map(Subnet::zone).orElse(cards.getFirst().zone()).label();
    String outline =
        "Subnet %s%s, %s, %s"
            .formatted(
                id,
                zone.isEmpty() ? "" : " in " + zone,
                known.map(s -> words(s.prefixes())).orElse("not described"),
                aclWords(id));
    List<Row> rows = cards.stream().map(this::card).toList();
    return marks.marked(
        new Block(
            face(VpcWay.id(id), outline), kind, Labels.id(id), zone, lines, rows, List.of(), false),
        marks.ofSubnet(id));
  }

  /** A subnet that the host is not in. */
  private Block other(Subnet subnet) {
    String id = VpcWay.id(subnet.id());
    subjects.put(id, new Subject.OneSubnet(subnet.id(), subnet.vpc()));
    List<String> lines = new ArrayList<>(prefixes(Optional.of(subnet)));
    lines.add(acl(subnet.id()));
    Face face =
        face(
            id,
            "Subnet %s in %s, %s, %s; no interface of this host"
                .formatted(
                    subnet.id(),
                    subnet.zone().label(),
                    words(subnet.prefixes()),
                    aclWords(subnet.id())));
    return new Block(
        new Face(id, State.UNUSED, face.owner(), face.outline(), face.hit(), RoutingDiagram.FADED),
        Node.Kind.SUBNET,
        Labels.id(subnet.id()),
        subnet.zone().label(),
        lines,
        List.of(),
        List.of(),
        false);
  }

  private List<String> prefixes(Optional<Subnet> subnet) {
    return subnet.map(Subnet::prefixes).orElse(List.of()).stream()
        .filter(p -> scene.families().contains(p.family()))
        .limit(1)
        .map(Labels::prefix)
        .toList();
  }

  private static String words(List<IpPrefix> prefixes) {
    return String.join(" and ", prefixes.stream().map(IpPrefix::toString).toList());
  }

  private String acl(String subnet) {
    return index.aclOf(subnet).map(a -> marks.rule(a.id())).orElse("ACL unknown");
  }

  private String aclWords(String subnet) {
    return index.aclOf(subnet).map(a -> "network ACL " + a.id()).orElse("network ACL unknown");
  }

  private Row card(NetworkInterface eni) {
    String id = VpcWay.id(eni.id());
    subjects.put(id, new Subject.Card(eni));
    List<String> groups = eni.groups();
    String more = groups.size() > 1 ? " +" + (groups.size() - 1) : "";
    String shown = groups.isEmpty() ? "" : Labels.id(groups.getFirst()) + more;
    String outline =
        "Interface %s, %s, %s"
            .formatted(
                eni.id(),
                groups.isEmpty()
                    ? "no security groups"
                    : "security groups " + String.join(" and ", groups),
                eni.sourceDestCheck() ? "checks addresses" : "does not check addresses");
    String table =
        index
            .surely(eni.subnet(), eni.vpc())
            .map(t -> VpcWay.id(t.id()))
            .orElse(unknown(eni.subnet()));
    return marks.marked(
        row(id, outline, Sort.HOST, Labels.id(eni.id()), shown, List.of(table)), marks.ofCard(eni));
  }

  private static String unknown(String subnet) {
    return VpcWay.id("table of " + subnet);
  }

  private void table(String subnet, String vpc, Map<String, Block> tables) {
    Optional<VpcRouteTable> table = index.surely(subnet, vpc);
    if (table.isPresent()) {
      tables.computeIfAbsent(VpcWay.id(table.get().id()), _ -> table(table.get()));
      return;
    }
    String id = unknown(subnet);
    String why = VpcIndex.why(index.state().routeTables(), subnet);
    subjects.put(id, new Subject.UnknownTable(subnet, why));
    Face face = face(id, "Route table of " + subnet + " unknown: " + why);
    tables.put(
        id,
        new Block(
            face.as(State.NOT_CAPTURED),
            Node.Kind.VPC_TABLE,
            "route table",
            "unknown",
            List.of(),
            List.of(),
            List.of(),
            false));
  }

  private Block table(VpcRouteTable table) {
    VpcRows rows = new VpcRows(scene, subjects, index, marks);
    String id = VpcWay.id(table.id());
    subjects.put(id, new Subject.VpcTable(table));
    String role = table.main() ? "main" : "explicit";
    String outline =
        "VPC route table %s, %s, %s"
            .formatted(table.id(), role, Labels.count(table.routes().size(), "route"));
    return marks.marked(
        new Block(
            face(id, outline),
            Node.Kind.VPC_TABLE,
            Labels.id(table.id()),
            role,
            List.of(),
            rows.read(table),
            List.of(),
            false),
        marks.ofTable(table));
  }

  private Face face(String id, String outline) {
    return new Face(id, State.NORMAL, Optional.empty(), outline, scene.hit(outline), 1);
  }

  private Row row(
      String id, String outline, Sort sort, String head, String via, List<String> links) {
    return new Row(
        face(id, outline), sort, head, via, "", false, false, links, true, List.of(), false);
  }
}
