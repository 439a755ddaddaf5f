package dev.plumbline.path.vpc;

import dev.plumbline.model.account.NetworkInterface;

/** Where a walk ends. */
sealed interface Arrival {
  /** At an interface, with the packet as it gets there. */
  record Delivered(NetworkInterface eni, VpcPacket packet) implements Arrival {}

  /** Out of the VPC to where it was sent, by a gateway that brings the reply back. */
  record Outside(String gateway, String vpc, VpcPacket packet) implements Arrival {}

  /** Nowhere that is known: stopped, or out of sight. */
  record Nowhere() implements Arrival {}
}
