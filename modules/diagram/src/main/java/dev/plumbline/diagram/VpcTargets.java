package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Block;
import dev.plumbline.diagram.Entry.Face;
import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NatGateway.NatAddress;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Peering;
import dev.plumbline.model.account.TransitAttachment;
import dev.plumbline.model.account.Vpc;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.path.vpc.VpcIndex;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The cards of what routes of a VPC lead to: what each is, and its state. */
final class VpcTargets {
  private final Scene scene;
  private final Map<String, Subject> subjects;
  private final VpcIndex index;
  private final VpcMarks marks;

  VpcTargets(Scene scene, Map<String, Subject> subjects, VpcIndex index, VpcMarks marks) {
    this.scene = scene;
    this.subjects = subjects;
    this.index = index;
    this.marks = marks;
  }

  /** The card of an object; one that the account does not show says so. */
  Block block(String object) {
    String id = VpcWay.id(object);
    subjects.put(id, new Subject.Target(object));
    List<String> lines = lines(index, object);
    boolean known = !lines.isEmpty();
    String outline =
        "%s %s, %s"
            .formatted(
                Labels.capital(kind(object)), object, known ? String.join(", ", lines) : "unknown");
    Face face =
        new Face(
            id,
            known ? State.NORMAL : State.NOT_CAPTURED,
            Optional.empty(),
            outline,
            scene.hit(outline),
            1);
    return marks.marked(
        new Block(
            face,
            Node.Kind.TARGET,
            object.startsWith("vpc-") ? "local" : Labels.id(object),
            role(object),
            known ? lines : List.of("unknown"),
            List.of(),
            List.of(),
            false),
        marks.ofTarget(object));
  }

  private static String prefix(String object) {
    int dash = object.startsWith("tgw-rtb-") ? 7 : object.indexOf('-');
    return dash < 0
        ? ""
        : object.startsWith("tgw-attach-") ? "tgw-attach" : object.substring(0, dash);
  }

  /** What an id stands for. */
  static String kind(String object) {
    return switch (prefix(object)) {
      case "vpc" -> "VPC";
      case "igw" -> "internet gateway";
      case "eigw" -> "egress-only internet gateway";
      case "nat" -> "NAT gateway";
      case "tgw" -> "transit gateway";
      case "tgw-rtb" -> "transit gateway route table";
      case "tgw-attach" -> "transit gateway attachment";
      case "pcx" -> "peering connection";
      case "vpce" -> "endpoint";
      case "vgw" -> "virtual private gateway";
      case "eni" -> "interface";
      case "i" -> "instance";
      case "sg" -> "security group";
      case "acl" -> "network ACL";
      case "rtb" -> "route table";
      default -> "target";
    };
  }

  private static String role(String object) {
    return switch (prefix(object)) {
      case "vpc" -> "VPC";
      case "igw", "eigw" -> "internet";
      case "nat" -> "NAT";
      case "tgw", "tgw-attach", "tgw-rtb" -> "transit";
      case "pcx" -> "peering";
      case "vpce" -> "endpoint";
      case "vgw" -> "VPN";
      case "eni" -> "interface";
      case "i" -> "instance";
      default -> "";
    };
  }

  /** State and addresses; empty where the account did not say. */
  static List<String> lines(VpcIndex index, String object) {
    VpcState state = index.state();
    return switch (prefix(object)) {
      case "vpc" ->
          index.vpc(object).map(Vpc::prefixes).orElse(List.of()).stream()
              .limit(1)
              .map(Labels::prefix)
              .toList();
      case "igw" -> gateway(state.internetGateways(), object);
      case "eigw" -> gateway(state.egressOnlyGateways(), object);
      case "vgw" -> gateway(state.vpnGateways(), object);
      case "nat" ->
          index
              .nat(object)
              .map(n -> texts(n.state(), publicIp(n), Labels.id(n.subnet())))
              .orElse(List.of());
      case "pcx" ->
          find(state.peerings(), p -> p.id().equals(object))
              .map(Peering::status)
              .map(VpcTargets::texts)
              .orElse(List.of());
      case "vpce" ->
          index
              .endpoint(object)
              .map((Endpoint e) -> texts(e.state(), e.type().toLowerCase(Locale.ROOT)))
              .orElse(List.of());
      case "tgw" ->
          find(state.transitAttachments(), a -> a.gateway().equals(object))
              .map(TransitAttachment::state)
              .map(VpcTargets::texts)
              .orElse(List.of());
      case "tgw-attach" ->
          find(state.transitAttachments(), a -> a.id().equals(object))
              .map(a -> texts(a.state(), a.type()))
              .orElse(List.of());
      case "tgw-rtb" ->
          state.transitRoutes().get(object) instanceof Captured.Known<?>
              ? List.of("routes known")
              : List.of();
      case "eni" -> index.eni(object).map(VpcTargets::card).orElse(List.of());
      default -> List.of();
    };
  }

  private static List<String> card(NetworkInterface eni) {
    return texts(
        eni.addresses().stream().findFirst().map(a -> a.ip().toString()).orElse(""), eni.status());
  }

  private static String publicIp(NatGateway nat) {
    return nat.addresses().stream()
        .map(NatAddress::publicIp)
        .flatMap(Optional::stream)
        .findFirst()
        .map(IpAddress::toString)
        .orElse(nat.external() ? "" : "private");
  }

  private static List<String> gateway(Captured<List<Gateway>> section, String id) {
    return find(section, g -> g.id().equals(id))
        .map(
            g ->
                g.attachments().isEmpty()
                    ? List.of("not attached")
                    : g.attachments().values().stream().distinct().toList())
        .orElse(List.of());
  }

  static <T> Optional<T> find(Captured<List<T>> section, Predicate<T> which) {
    return section.orElse(List.of()).stream().filter(which).findFirst();
  }

  private static List<String> texts(String... words) {
    return Stream.of(words).filter(w -> !w.isBlank()).toList();
  }
}
