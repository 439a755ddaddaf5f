package dev.plumbline.guide.check;

import dev.plumbline.logs.Sightings;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.firewall.Firewall;
import java.util.Optional;

/**
 * What a check may look at: the snapshot, the host behind it, its routing, and the known lines of
 * its logs, each worked out once. Not for several threads.
 */
public final class CheckContext {
  private final Snapshot snapshot;
  private final HostModel host;
  private final Lookup lookup;
  private Optional<Sightings> sightings = Optional.empty();
  private Optional<Firewall> firewall = Optional.empty();

  private CheckContext(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.host = HostModel.of(snapshot);
    this.lookup = Lookup.of(snapshot);
  }

  public static CheckContext of(Snapshot snapshot) {
    return new CheckContext(snapshot);
  }

  public Snapshot snapshot() {
    return snapshot;
  }

  public HostModel host() {
    return host;
  }

  public Lookup lookup() {
    return lookup;
  }

  /** The known lines in the logs, looked for when first asked. */
  public Sightings sightings() {
    Sightings known = sightings.orElseGet(() -> Sightings.of(snapshot));
    sightings = Optional.of(known);
    return known;
  }

  /** The packet filters, read when first asked. */
  public Firewall firewall() {
    Firewall known = firewall.orElseGet(() -> Firewall.of(snapshot));
    firewall = Optional.of(known);
    return known;
  }
}
