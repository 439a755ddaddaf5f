package dev.plumbline.path.layer;

import dev.plumbline.model.Evidence;
import java.util.List;

/**
 * Something that one layer says and the next does not have, or the other way round.
 *
 * @param pair the two layers that differ
 * @param subject what it is about, such as {@code rule from 10.0.2.20}
 * @param link interface it belongs to; empty for the host
 * @param expected as the upper layer has it; empty when nothing was expected
 * @param found as the lower layer has it; empty when nothing is there
 * @param evidence lines of both layers
 */
public record LayerDifference(
    Pair pair,
    Thing thing,
    String subject,
    String link,
    String expected,
    String found,
    List<Evidence> evidence) {
  /** Two layers, one of which follows the other. */
  public enum Pair {
    METADATA_FILES("metadata -> files of networkd"),
    FILES_KERNEL("files of networkd -> kernel"),
    /** Where there are no files between the two, or they were not captured. */
    METADATA_KERNEL("metadata -> kernel"),
    CNI_KERNEL("VPC CNI -> kernel");

    private final String label;

    Pair(String label) {
      this.label = label;
    }

    /** Both layers, for people. */
    public String label() {
      return label;
    }
  }

  /** What kind of thing differs. */
  public enum Thing {
    RULE,
    ROUTE,
    ADDRESS,
    METRIC
  }

  /** True when the lower layer lacks what the upper one says. */
  public boolean missing() {
    return found.isEmpty();
  }

  /** True when the lower layer has what the upper one does not say. */
  public boolean extra() {
    return expected.isEmpty();
  }
}
