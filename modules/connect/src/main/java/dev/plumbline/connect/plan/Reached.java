package dev.plumbline.connect.plan;

import dev.plumbline.connect.Shell;
import java.util.List;

/**
 * An instance that was reached.
 *
 * @param attempts all ways up to this one, in order; it is the last
 */
public record Reached(Shell shell, Way way, List<Attempt> attempts) {
  public Reached {
    attempts = List.copyOf(attempts);
  }
}
