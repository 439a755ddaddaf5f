package dev.plumbline.path;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source rule that the package should have made.
 *
 * @param priority as the package numbers it; empty for 1.x, which lets the kernel choose
 * @param source address or delegated prefix
 * @param table private table of the ENI
 * @param eni whose address it is
 * @param why who says that the address belongs to the ENI, with the line
 * @param state present, missing, or not applied yet
 * @param actual the kernel's rule, when present
 */
public record ExpectedRule(
    OptionalLong priority,
    IpPrefix source,
    String table,
    Eni eni,
    Wanted why,
    State state,
    Optional<PolicyRule> actual) {
  /** What has become of it. */
  public enum State {
    PRESENT,
    /** The address is in use or configured, and the rule is not there. */
    MISSING,
    /** Metadata lists the address, and neither a drop-in nor the link has it yet. */
    NOT_APPLIED,
    /** Rules were not captured, or the file was cut. */
    UNKNOWN
  }

  public Family family() {
    return source.family();
  }

  public boolean missing() {
    return state == State.MISSING;
  }

  /** The rule in the words of {@code ip rule}. */
  public String text() {
    return "from " + source + " lookup " + table;
  }
}
