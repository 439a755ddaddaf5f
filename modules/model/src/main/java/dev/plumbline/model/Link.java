package dev.plumbline.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network interface as {@code ip link} shows it.
 *
 * @param index kernel interface index
 * @param name kernel name, such as ens5
 * @param altnames alternative names, such as eni-... and device-number-0.0
 * @param mac lower-case hardware address, empty when there is none
 * @param flags UP, LOWER_UP, NO-CARRIER, ...
 * @param state operstate, upper case (UP, DOWN, UNKNOWN)
 * @param mtu bytes
 * @param kind driver kind of virtual links (veth, bridge, vlan, dummy), empty for hardware
 * @param master name of the bridge, bond or VRF it belongs to
 * @param group name or number of its link group, "default" where none is shown
 * @param vrfTable route table of a VRF, absent on other links
 * @param evidence where it was read
 */
public record Link(
    int index,
    String name,
    List<String> altnames,
    String mac,
    Set<String> flags,
    String state,
    int mtu,
    String kind,
    Optional<String> master,
    String group,
    Optional<String> vrfTable,
    Evidence evidence) {
  public boolean up() {
    return flags.contains("UP");
  }

  public boolean carrier() {
    return !flags.contains("NO-CARRIER");
  }

  public boolean loopback() {
    return flags.contains("LOOPBACK") || name.equals("lo");
  }

  /** The same link, switched on or off by its administrator, with the carrier it had. */
  public Link switched(boolean on, Evidence by) {
    Set<String> next = new HashSet<>(flags);
    if (on) {
      next.add("UP");
    } else {
      next.removeAll(Set.of("UP", "LOWER_UP", "NO-CARRIER"));
    }
    return new Link(
        index,
        name,
        altnames,
        mac,
        Set.copyOf(next),
        on ? "UP" : "DOWN",
        mtu,
        kind,
        master,
        group,
        vrfTable,
        by);
  }

  /** The same link, cited from another place. */
  public Link withEvidence(Evidence other) {
    return new Link(
        index, name, altnames, mac, flags, state, mtu, kind, master, group, vrfTable, other);
  }
}
