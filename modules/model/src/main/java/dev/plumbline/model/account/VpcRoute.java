package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import java.util.Optional;

/**
 * A route of a VPC route table.
 *
 * @param destination as printed: a prefix or the id of a prefix list, or what is not understood
 * @param prefix the destination, where it is one
 * @param field name of the field that holds the target, such as {@code NatGatewayId}
 * @param target id of the target, {@code local} for the VPC itself, empty where none is named
 * @param blackhole true where the target is gone
 * @param propagated true where a virtual private gateway put it there
 */
public record VpcRoute(
    String destination,
    Optional<IpPrefix> prefix,
    String field,
    String target,
    boolean blackhole,
    boolean propagated,
    Evidence evidence) {
  public boolean local() {
    return target.equals("local");
  }
}
