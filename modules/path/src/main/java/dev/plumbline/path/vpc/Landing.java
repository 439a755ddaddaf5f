package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.InstanceState;
import dev.plumbline.model.account.NatGateway;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Vpc;
import java.util.List;
import java.util.Optional;

/** The last hop: an interface, or nobody. */
final class Landing {
  private final Walk walk;

  Landing(Walk walk) {
    this.walk = walk;
  }

  /** By the local route of a VPC to whoever has the address. */
  Arrival inVpc(String vpc, VpcPacket packet) {
    return inVpc(vpc, packet, "");
  }

  /** The same for a packet that comes out of {@code subnet}, whose border it does not cross. */
  Arrival inVpc(String vpc, VpcPacket packet, String subnet) {
    Optional<NatGateway> nat = walk.index.natOwning(vpc, packet.destination());
    Optional<VpcPacket> session = nat.flatMap(walk::session);
    if (nat.isPresent() && session.isPresent()) {
      return restore(nat.get(), session.get(), packet, nat.get().subnet().equals(subnet));
    }
    if (nat.isPresent()) {
      return unasked(nat.get(), packet, nat.get().subnet().equals(subnet));
    }
    return walk.index
        .owner(vpc, packet.destination())
        .map(e -> at(e, packet, e.subnet().equals(subnet)))
        .orElseGet(() -> nobody(vpc, packet.destination()));
  }

  /** A reply comes to a NAT gateway, which sends it on to the client. */
  Arrival restore(NatGateway nat, VpcPacket session, VpcPacket packet, boolean sameSubnet) {
    if (!nat.subnet().isEmpty() && !sameSubnet) {
      walk.acls.judge(nat.subnet(), false, packet, walk.book);
    }
    walk.book.hop(
        nat.id(),
        nat.id() + " puts the client's address " + session.source() + " back.",
        Optional.of(nat.evidence()));
    VpcPacket next = packet.restored(session);
    if (nat.subnet().isEmpty()) {
      return inVpc(nat.vpc(), next);
    }
    return walk.onward(walk.place(nat), next);
  }

  /** A NAT gateway passes on replies to what left through it, and nothing else. */
  private Arrival unasked(NatGateway nat, VpcPacket packet, boolean sameSubnet) {
    if (!nat.subnet().isEmpty() && !sameSubnet) {
      walk.acls.judge(nat.subnet(), false, packet, walk.book);
    }
    walk.book.hop(nat.id(), "Arrives at " + nat.id() + ".", Optional.of(nat.evidence()));
    walk.book.block(
        "NGW_DEST_ADDRESS_PRESERVATION",
        nat.id(),
        "",
        nat.id() + " has nobody to pass " + packet.words() + " on to: it was not asked through it.",
        Optional.of(nat.evidence()));
    return new Arrival.Nowhere();
  }

  /** No interface has the address. */
  Arrival nobody(String vpc, IpAddress to) {
    Optional<Vpc> known = walk.index.vpc(vpc);
    boolean shared =
        walk.index.state().interfaces().orElse(List.of()).stream()
            .filter(e -> e.vpc().equals(vpc))
            .anyMatch(e -> known.filter(v -> !same(v.owner(), e.owner())).isPresent());
    if (known.isEmpty()) {
      walk.book.missing(vpc, walk.index.state().vpcs());
    } else if (!walk.index.state().interfaces().complete()) {
      walk.book.missing(to.toString(), walk.index.state().interfaces());
    } else if (shared) {
      walk.book.unknown(
          vpc,
          vpc
              + " is shared: aws-ec2-describe-network-interfaces.json does not show interfaces of"
              + " other accounts");
    } else {
      walk.book.block(
          "NO_POSSIBLE_DESTINATION",
          vpc,
          "",
          "No interface of " + vpc + " has the address " + to + ".",
          known.map(Vpc::evidence));
    }
    return new Arrival.Nowhere();
  }

  private static boolean same(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  /** At an interface: ACL of its subnet unless it came from there, groups, address check. */
  Arrival at(NetworkInterface eni, VpcPacket packet, boolean sameSubnet) {
    if (!sameSubnet) {
      walk.acls.judge(eni.subnet(), false, packet, walk.book);
    }
    walk.book.hop(eni.id(), "Arrives at " + eni.id() + ".", Optional.of(eni.evidence()));
    if (!packet.reply()) {
      state(eni);
    }
    if (walk.fresh(eni)) {
      walk.groups.judge(eni, false, packet, walk.crossing, walk.book);
    }
    if (eni.sourceDestCheck() && !eni.owns(packet.destination())) {
      walk.book.block(
          "ENI_SOURCE_DEST_CHECK_RESTRICTION",
          eni.id(),
          "",
          eni.id() + " checks addresses and drops the destination " + packet.destination() + ".",
          Optional.of(eni.evidence()));
      return new Arrival.Nowhere();
    }
    return new Arrival.Delivered(eni, packet);
  }

  /** Whether an interface, and what it belongs to, works at all. */
  void state(NetworkInterface eni) {
    if (!eni.status().isEmpty() && !eni.status().equals("in-use")) {
      bad(eni.id(), eni.status(), eni.evidence());
    } else if (!eni.attachment().isEmpty() && !eni.attachment().equals("attached")) {
      bad(eni.id(), eni.attachment(), eni.evidence());
    }
    eni.instance().ifPresent(this::instance);
    if (eni.type().equals("vpc_endpoint")) {
      endpoint(eni);
    }
  }

  private void instance(String id) {
    Optional<InstanceState> instance = walk.index.instance(id);
    if (instance.isEmpty()) {
      walk.book.missing(id, walk.index.state().instances());
    }
    instance
        .filter(i -> !i.state().isEmpty() && !i.state().equals("running"))
        .ifPresent(i -> bad(id, i.state(), i.evidence()));
  }

  private void endpoint(NetworkInterface eni) {
    Optional<Endpoint> endpoint = walk.index.endpointOfInterface(eni.id());
    if (endpoint.isEmpty()) {
      walk.book.missing(eni.id(), walk.index.state().endpoints());
    }
    endpoint
        .filter(e -> !e.state().equals("available"))
        .ifPresent(e -> bad(e.id(), e.state(), e.evidence()));
    endpoint.ifPresent(this::policy);
  }

  /** What an endpoint's policy refuses is answered with HTTP 403: no packet is lost. */
  void policy(Endpoint endpoint) {
    String id = endpoint.id();
    switch (endpoint.policy()) {
      case OPEN -> {}
      case RESTRICTED ->
          walk.book.note(
              "",
              id,
              "The policy of "
                  + id
                  + " does not admit everything; what it refuses is answered with HTTP 403.");
      case UNSEEN ->
          walk.book.note(
              "",
              id,
              "The policy of " + id + " is not shown; it can refuse requests with HTTP 403.");
    }
  }

  /** The resolver answers unless DNS of the VPC is off. */
  void resolver(String vpc) {
    Captured<Boolean> support = walk.index.state().attributes().get("enableDnsSupport-" + vpc);
    if (support instanceof Captured.Known<Boolean> known && !known.value()) {
      walk.book.block(
          "NO_POSSIBLE_DESTINATION",
          vpc,
          "",
          "DNS of " + vpc + " is off (enableDnsSupport): its resolver does not answer.",
          Optional.of(Evidence.file(known.files().getFirst())));
    }
  }

  void bad(String id, String state, Evidence evidence) {
    walk.book.block("BAD_STATE", id, "", id + " is in state " + state + ".", Optional.of(evidence));
  }
}
