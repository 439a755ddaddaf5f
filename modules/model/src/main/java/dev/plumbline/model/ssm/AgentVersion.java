package dev.plumbline.model.ssm;

import dev.plumbline.model.Evidence;
import java.util.List;

/** Version of the agent, such as 3.3.1142.0. */
public record AgentVersion(List<Integer> numbers, Evidence evidence) {
  /** True for this version and later ones; numbers that are not given count as 0. */
  public boolean atLeast(int... other) {
    for (int i = 0; i < other.length; i++) {
      int own = i < numbers.size() ? numbers.get(i) : 0;
      if (own != other[i]) {
        return own > other[i];
      }
    }
    return true;
  }
}
