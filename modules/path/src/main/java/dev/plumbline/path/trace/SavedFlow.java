package dev.plumbline.path.trace;

import dev.plumbline.model.Evidence;
import java.util.Optional;

/**
 * A flow worth asking about on this host.
 *
 * @param label as shown to people, such as "VPC DNS"
 * @param flow what to trace
 * @param evidence the line that names the address, where one does
 */
public record SavedFlow(String label, Flow flow, Optional<Evidence> evidence) {
  static final String SSH_REPLY = "Reply to my SSH client";

  /** The connection in use, by which the host was captured. */
  public boolean session() {
    return label.equals(SSH_REPLY);
  }
}
