package dev.plumbline.path;

import dev.plumbline.model.UnitState;
import java.util.Optional;

/** Whose a systemd unit is, by its name as the package ships it. */
final class UnitOwners {
  private UnitOwners() {}

  static Attribution of(UnitState unit) {
    return owner(unit.id())
        .map(o -> Attribution.certain(o, "A unit that it ships."))
        .orElseGet(() -> Attribution.possible(Owner.BY_HAND, "A unit of no program known here."))
        .by(unit.evidence());
  }

  private static Optional<Owner> owner(String id) {
    String name = id.replaceFirst("[@.].*$", "");
    return switch (name) {
      case "policy-routes", "refresh-policy-routes", "ec2net-ifup", "ec2net-scan" ->
          Optional.of(Owner.NET_UTILS);
      case "udev-net-manager", "nodeadm-boot-hook", "nodeadm-config", "nodeadm-run" ->
          Optional.of(Owner.NODEADM);
      case "NetworkManager", "nm-cloud-setup" -> Optional.of(Owner.NETWORK_MANAGER);
      case "docker" -> Optional.of(Owner.DOCKER);
      default ->
          name.startsWith("systemd-networkd") ? Optional.of(Owner.NETWORKD) : Optional.empty();
    };
  }
}
