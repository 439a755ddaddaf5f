package dev.plumbline.path.vpc;

import java.util.List;

/**
 * How a packet came from one VPC to another, as far as references to security groups depend on it.
 *
 * @param without transit gateway attachments that do not support them
 * @param unsure attachments that do not say whether they do
 * @param otherRegion true where it crossed a peering of two Regions
 */
record Crossing(List<String> without, List<String> unsure, boolean otherRegion) {
  static final Crossing NONE = new Crossing(List.of(), List.of(), false);
}
