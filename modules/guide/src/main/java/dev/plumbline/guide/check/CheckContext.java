package dev.plumbline.guide.check;

import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Lookup;

/** What a check may look at: the snapshot, the host behind it and its routing, worked out once. */
public record CheckContext(Snapshot snapshot, HostModel host, Lookup lookup) {
  public static CheckContext of(Snapshot snapshot) {
    return new CheckContext(snapshot, HostModel.of(snapshot), Lookup.of(snapshot));
  }
}
