package dev.plumbline.path.vpc;

import dev.plumbline.model.account.Subnet;
import dev.plumbline.model.account.Zone;

/**
 * Where a packet is about to leave from.
 *
 * @param transit true where a transit gateway brought it into this VPC
 */
record Place(String vpc, String subnet, Zone zone, boolean transit) {
  static Place of(Subnet subnet) {
    return new Place(subnet.vpc(), subnet.id(), subnet.zone(), false);
  }
}
