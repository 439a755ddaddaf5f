package dev.plumbline.model.account;

import dev.plumbline.model.Evidence;
import java.util.Map;

/**
 * An internet gateway, egress-only internet gateway or virtual private gateway.
 *
 * @param attachments state by id of the VPC
 */
public record Gateway(String id, Map<String, String> attachments, Evidence evidence) {
  /** True where it is attached to this VPC and works. */
  public boolean attached(String vpc) {
    String state = attachments.getOrDefault(vpc, "");
    return state.equals("available") || state.equals("attached");
  }
}
