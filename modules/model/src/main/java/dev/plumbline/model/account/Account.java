package dev.plumbline.model.account;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Link;
import dev.plumbline.model.Metadata;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What the account's API said.
 *
 * @param instances of {@code aws ec2 describe-instances}; other instances than this host may be
 *     among them
 */
public record Account(Captured<List<AccountInstance>> instances) {

  /**
   * The instance that a snapshot was taken of: by its own id, else by the MAC of one of its links,
   * else the only one there is.
   */
  public Optional<AccountInstance> self(Snapshot snapshot) {
    List<AccountInstance> all = instances.orElse(List.of());
    Optional<String> id =
        snapshot
            .metadata()
            .optional()
            .flatMap(m -> Optional.ofNullable(m.values().get("instance-id")))
            .filter(Metadata.Value::answered)
            .flatMap(v -> v.items().stream().findFirst());
    if (id.isPresent()) {
      return all.stream().filter(i -> i.id().equals(id.get())).findFirst();
    }
    List<String> macs = snapshot.links().orElse(List.of()).stream().map(Link::mac).toList();
    return all.stream()
        .filter(i -> i.interfaces().stream().anyMatch(e -> macs.contains(e.mac())))
        .findFirst()
        .or(() -> all.size() == 1 && macs.isEmpty() ? all.stream().findFirst() : Optional.empty());
  }
}
