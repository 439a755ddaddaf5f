package dev.plumbline.model.host;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * One name asked of the host's resolver ({@code getent}).
 *
 * @param exit 0 for an answer, 2 for none; absent where the output does not say
 */
public record NameProbe(
    String name, List<IpAddress> addresses, OptionalInt exit, Evidence evidence) {
  /** True when the resolver had no answer. */
  public boolean failed() {
    return exit.orElse(0) != 0;
  }
}
