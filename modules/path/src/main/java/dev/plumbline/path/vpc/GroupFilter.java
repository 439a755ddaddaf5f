package dev.plumbline.path.vpc;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.GroupRule;
import dev.plumbline.model.account.GroupRule.Peer;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.SecurityGroup;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Security groups: the union of what the groups of an interface allow. */
final class GroupFilter {
  private final VpcIndex index;
  private final PrefixLists lists;
  private final Membership membership;

  GroupFilter(VpcIndex index) {
    this.index = index;
    this.lists = new PrefixLists(index.state());
    this.membership = new Membership(index);
  }

  /** What the rules of one direction say to one packet. */
  private static final class Tally {
    Ports allowed = Ports.NONE;
    Ports unsure = Ports.NONE;
    int rules;
    Optional<GroupRule> by = Optional.empty();
    final Set<String> why = new LinkedHashSet<>();
    final Set<String> stale = new LinkedHashSet<>();
    final List<Membership.Result.Lost> lost = new ArrayList<>();
  }

  /** Judges a new flow; the reply of one that was let through is never asked about. */
  void judge(NetworkInterface eni, boolean egress, VpcPacket packet, Crossing crossing, Book book) {
    if (eni.groups().isEmpty()) {
      return; // a managed interface, such as that of a NAT gateway: nothing filters there
    }
    Tally tally = new Tally();
    for (String id : eni.groups()) {
      Optional<SecurityGroup> group = index.group(id);
      if (group.isEmpty()) {
        tally.rules++;
        tally.unsure = packet.ports();
        tally.why.add(VpcIndex.why(index.state().groups(), id));
      }
      for (GroupRule rule : group.map(SecurityGroup::rules).orElse(List.of())) {
        if (rule.egress() == egress) {
          tally.rules++;
          count(rule, eni, packet, crossing, tally);
        }
      }
    }
    tell(eni, egress, packet, tally, book);
  }

  private void count(
      GroupRule rule, NetworkInterface eni, VpcPacket packet, Crossing crossing, Tally tally) {
    Ports ports = Traffics.ports(rule.traffic(), packet);
    if (ports.isEmpty()) {
      return;
    }
    IpAddress other = rule.egress() ? packet.destination() : packet.source();
    switch (rule.peer()) {
      case Peer.Cidr cidr -> {
        if (cidr.prefix().contains(other)) {
          allow(rule, packet, ports, tally);
        }
      }
      case Peer.Listed list -> {
        if (lists.longest(list.prefixList(), other).isPresent()) {
          allow(rule, packet, ports, tally);
        }
        lists.unreadable(list.prefixList(), other).ifPresent(why -> unsure(ports, why, tally));
      }
      case Peer.Member member -> {
        Membership.Result result =
            rule.egress()
                ? membership.receiver(member.group(), eni, packet)
                : membership.sender(member.group(), eni, packet, crossing);
        switch (result) {
          case Membership.Result.Yes _ -> allow(rule, packet, ports, tally);
          case Membership.Result.No _ -> {}
          case Membership.Result.Unsure unsure -> unsure(ports, unsure.why(), tally);
          case Membership.Result.Lost lost -> tally.lost.add(lost);
        }
      }
      case Peer.Stale stale -> tally.stale.add(stale.group());
      case Peer.Unread unread ->
          unsure(
              ports, rule.evidence().place() + ": " + unread.text() + " is not understood", tally);
    }
  }

  private static void allow(GroupRule rule, VpcPacket packet, Ports ports, Tally tally) {
    if (Traffics.unsure(rule.traffic(), packet)) {
      unsure(ports, rule.evidence().place() + ": it depends on the protocol", tally);
    } else {
      tally.allowed = tally.allowed.or(ports);
      tally.by = tally.by.or(() -> Optional.of(rule));
    }
  }

  private static void unsure(Ports ports, String why, Tally tally) {
    tally.unsure = tally.unsure.or(ports);
    tally.why.add(why);
  }

  private void tell(
      NetworkInterface eni, boolean egress, VpcPacket packet, Tally tally, Book book) {
    String direction = egress ? "egress" : "ingress";
    Ports left = packet.ports().minus(tally.allowed);
    Ports refused = left.minus(tally.unsure);
    if (left.isEmpty()) {
      book.pass(
          eni.id(),
          "Its security groups allow " + packet.words() + " (" + direction + ").",
          tally.by.map(GroupRule::evidence));
    } else if (refused.isEmpty()) {
      tally.why.forEach(why -> book.unknown(eni.id(), why));
    } else if (packet.open() && !refused.equals(packet.ports())) {
      book.unknown(
          eni.id(), eni.id() + ": its " + direction + " rules depend on the destination port");
    } else if (!tally.lost.isEmpty()) {
      lost(eni, packet, tally, book);
    } else if (tally.rules == 0) {
      eni.groups()
          .forEach(
              g ->
                  book.block(
                      "SG_HAS_NO_RULES",
                      g,
                      direction,
                      g + " has no " + direction + " rule at all.",
                      evidence(g)));
    } else {
      book.block(
          "ENI_SG_RULES_MISMATCH",
          eni.id(),
          direction,
          refused.equals(packet.ports()) ? Ports.NONE : refused,
          "No "
              + direction
              + " rule of "
              + String.join(", ", eni.groups())
              + " allows "
              + packet.words()
              + "."
              + (tally.stale.isEmpty()
                  ? ""
                  : " The reference to "
                      + String.join(", ", tally.stale)
                      + " matches nobody since its peering connection is gone."),
          eni.groups().stream().findFirst().flatMap(this::evidence));
    }
  }

  private Optional<Evidence> evidence(String group) {
    return index.group(group).map(SecurityGroup::evidence);
  }

  private void lost(NetworkInterface eni, VpcPacket packet, Tally tally, Book book) {
    for (Membership.Result.Lost lost : tally.lost) {
      for (String object : lost.objects()) {
        book.block(
            lost.code(),
            object,
            "",
            "A rule of "
                + String.join(", ", eni.groups())
                + " refers to a security group of the sender, but behind "
                + object
                + " the source is "
                + packet.source()
                + " and the reference does not match.",
            Optional.empty());
      }
    }
  }
}
