package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.account.Gateway;
import dev.plumbline.model.account.VpcRoute;
import dev.plumbline.model.account.VpnConnection;
import java.util.List;
import java.util.Optional;

/**
 * Virtual private gateways and VPN connections: their tunnels are seen, what lies behind is not.
 */
final class VpnHop {
  private final Walk walk;

  VpnHop(Walk walk) {
    this.walk = walk;
  }

  Arrival take(VpcRoute route, Place place, VpcPacket packet) {
    String id = route.target();
    Captured<List<Gateway>> section = walk.index.state().vpnGateways();
    Optional<Gateway> gateway =
        section.orElse(List.of()).stream().filter(g -> g.id().equals(id)).findFirst();
    walk.book.hop(id, "Virtual private gateway " + id + ".", gateway.map(Gateway::evidence));
    if (gateway.isEmpty()) {
      walk.book.missing(id, section);
    } else if (!gateway.get().attached(place.vpc())) {
      walk.landing().bad(id, "not attached to " + place.vpc(), gateway.get().evidence());
      return new Arrival.Nowhere();
    }
    List<VpnConnection> connections =
        walk.index.state().vpnConnections().orElse(List.of()).stream()
            .filter(c -> c.gateway().equals(id) && c.present())
            .filter(c -> c.leadsTo(packet.destination()))
            .toList();
    // A route that is still propagated was learned from what works, perhaps Direct Connect.
    boolean learned =
        route.propagated() && connections.stream().allMatch(c -> c.routes().isEmpty());
    if (!learned && down(connections)) {
      connections.forEach(c -> block(c, "BAD_STATE_VPN"));
    }
    walk.book.mtu(Mtu.INTERNET, id);
    walk.book.unknown(id, id + ": the network behind it is out of sight");
    return new Arrival.Nowhere();
  }

  private boolean down(List<VpnConnection> connections) {
    return !connections.isEmpty()
        && walk.index.state().vpnConnections().complete()
        && connections.stream().allMatch(VpnConnection::down);
  }

  /**
   * Out by VPN connections that are attached to a transit gateway.
   *
   * @param ids of all that carry the flow
   */
  void transit(List<String> ids) {
    List<VpnConnection> connections =
        walk.index.state().vpnConnections().orElse(List.of()).stream()
            .filter(c -> ids.contains(c.id()))
            .toList();
    connections.forEach(
        c -> walk.book.hop(c.id(), "VPN connection " + c.id() + ".", Optional.of(c.evidence())));
    if (connections.size() == ids.size() && connections.stream().allMatch(VpnConnection::down)) {
      connections.forEach(c -> block(c, "TGW_BAD_STATE_VPN"));
    }
    walk.book.mtu(Mtu.INTERNET, ids.getFirst());
  }

  private void block(VpnConnection connection, String code) {
    walk.book.block(
        code,
        connection.id(),
        "",
        "All tunnels of " + connection.id() + " are down.",
        Optional.of(connection.evidence()));
  }
}
