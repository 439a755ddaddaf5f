package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.diagram.Entry.Row;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkAcl;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpcRouteTable;
import dev.plumbline.path.vpc.Blocker;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts what stops a lit way on the object that decides. */
final class VpcMarks {
  private final VpcIndex index;
  private final VpcWay way;
  private final Set<Blocker> told = new HashSet<>();

  VpcMarks(VpcIndex index, VpcWay way) {
    this.index = index;
    this.way = way;
  }

  private List<Blocker> find(Predicate<Blocker> which) {
    List<Blocker> found = way.blockers().stream().filter(which).toList();
    told.addAll(found);
    return found;
  }

  /** Its network ACL decides where the way passes an interface or a gateway in it. */
  List<Blocker> ofSubnet(String id) {
    Optional<String> acl = index.aclOf(id).map(NetworkAcl::id);
    boolean passed =
        index.state().interfaces().orElse(List.of()).stream()
            .anyMatch(e -> e.subnet().equals(id) && way.passes(e.id()));
    return find(b -> b.object().equals(id) || passed && acl.filter(b.object()::equals).isPresent());
  }

  /** Its groups, its address check or its instance decide. */
  List<Blocker> ofCard(NetworkInterface eni) {
    boolean passed = way.passes(eni.id());
    return find(
        b ->
            b.object().equals(eni.id())
                || passed && eni.groups().contains(b.object())
                || passed && eni.instance().filter(b.object()::equals).isPresent());
  }

  List<Blocker> ofTable(VpcRouteTable table) {
    return find(
        b ->
            b.object().equals(table.id())
                && table.routes().stream().noneMatch(r -> r.destination().equals(b.rule())));
  }

  List<Blocker> ofRoute(VpcRouteTable table, VpcRoute route) {
    return find(b -> b.object().equals(table.id()) && b.rule().equals(route.destination()));
  }

  /** A target by its id; of a NAT gateway also the network ACL of its subnet. */
  List<Blocker> ofTarget(String id) {
    Optional<String> acl =
        index
            .nat(id)
            .filter(n -> way.passes(n.id()))
            .map(NatGateway::subnet)
            .flatMap(index::aclOf)
            .map(NetworkAcl::id);
    return find(b -> b.object().equals(id) || acl.filter(b.object()::equals).isPresent());
  }

  /** The network ACL as it is written on a card, with the rule of it that refuses. */
  String rule(String acl) {
    return Labels.id(acl)
        + way.blockers().stream()
            .filter(b -> b.object().equals(acl))
            .map(b -> " " + b.rule().replace("egress", "out").replace("ingress", "in"))
            .map(r -> r.replaceAll("3276[78]$", "*"))
            .findFirst()
            .orElse("");
  }

  Block marked(Block block, List<Blocker> blockers) {
    return blockers.isEmpty() ? block : block.with(face(block.face(), blockers));
  }

  Row marked(Row row, List<Blocker> blockers) {
    return blockers.isEmpty() ? row : row.with(face(row.face(), blockers));
  }

  private static Face face(Face face, List<Blocker> blockers) {
    String why =
        blockers.stream()
            .map(b -> (b.back() ? "the reply: " : "") + b.text())
            .collect(Collectors.joining(" "));
    return face.as(State.BLOCKS).saying(face.outline() + ", blocks: " + why);
  }

  /** The targets, and a card for each object that decides and stands nowhere else. */
  List<Block> rest(List<Block> targets, VpcTargets maker) {
    List<Block> all = new ArrayList<>(targets);
    way.blockers().stream()
        .filter(b -> !told.contains(b))
        .map(Blocker::object)
        .distinct()
        .map(maker::block)
        .filter(b -> targets.stream().noneMatch(t -> t.id().equals(b.id())))
        .forEach(all::add);
    return List.copyOf(all);
  }
}
