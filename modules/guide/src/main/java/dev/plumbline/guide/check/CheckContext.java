package dev.plumbline.guide.check;

import dev.plumbline.model.Snapshot;
import dev.plumbline.path.HostModel;

/** What a check may look at: the snapshot and the host behind it, worked out once. */
public record CheckContext(Snapshot snapshot, HostModel host) {
  public static CheckContext of(Snapshot snapshot) {
    return new CheckContext(snapshot, HostModel.of(snapshot));
  }
}
