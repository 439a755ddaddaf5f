package dev.plumbline.path.vpc;

import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.Subnet;

/**
 * Where a packet is about to leave from.
 *
 * @param zone of the subnet
 * @param transit true where a transit gateway brought it into this VPC
 */
record Place(String vpc, String subnet, String zone, boolean transit) {
  static Place of(NetworkInterface eni) {
    return new Place(eni.vpc(), eni.subnet(), eni.zone(), false);
  }

  static Place of(Subnet subnet) {
    return new Place(subnet.vpc(), subnet.id(), subnet.zone(), false);
  }
}
