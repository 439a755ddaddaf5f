package dev.plumbline.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The run-time folder of amazon-ec2-net-utils, {@code /run/amazon-ec2-net-utils}.
 *
 * @param locks one an interface that is busy
 * @param reloadFlag the flag that asks the last run to reload networkd, with its time
 * @param markers other dot files, such as {@code .no-network-card}
 */
public record NetUtilsState(
    List<Lock> locks, Optional<ReloadFlag> reloadFlag, List<String> markers) {
  /**
   * Lock file of one interface.
   *
   * @param pid content, absent when it could not be read
   */
  public record Lock(
      String link, Optional<Long> pid, Optional<Instant> changed, Evidence evidence) {}

  /** The file {@code .policy-routes-reload-networkd}. */
  public record ReloadFlag(Optional<Instant> changed, Evidence evidence) {}
}
