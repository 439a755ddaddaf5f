package dev.plumbline.model.envoy;

import dev.plumbline.model.Evidence;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A container as its runtime or Amazon ECS tells of it.
 *
 * @param status words of the runtime, such as {@code Exited (137) 3 minutes ago}, or RUNNING
 * @param phase what that means
 * @param exit exit status, absent while it runs
 * @param reason why it stopped or did not start, empty where nobody says
 * @param health healthy, unhealthy or empty
 */
public record Container(
    String id,
    String name,
    String image,
    String status,
    Phase phase,
    OptionalInt exit,
    Optional<String> reason,
    String health,
    Evidence evidence) {
  /** Where a container is in its life. */
  public enum Phase {
    WAITING,
    RUNNING,
    RESTARTING,
    STOPPED
  }
}
