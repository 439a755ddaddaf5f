package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.util.List;
import java.util.Optional;

/**
 * A NAT gateway.
 *
 * @param subnet it stands in; empty for a regional one
 * @param external false for a private one
 * @param table its own route table, where it is a regional one
 */
public record NatGateway(
    String id,
    String vpc,
    String subnet,
    String state,
    boolean external,
    boolean regional,
    Optional<String> table,
    List<NatAddress> addresses,
    Evidence evidence) {

  /** An address of a NAT gateway, of the zone where it is a regional one. */
  public record NatAddress(
      Optional<IpAddress> privateIp, Optional<IpAddress> publicIp, Zone zone) {}
}
