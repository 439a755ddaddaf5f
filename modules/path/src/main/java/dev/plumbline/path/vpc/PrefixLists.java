package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.account.PrefixList;
import dev.plumbline.model.account.VpcState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Addresses looked up in prefix lists. */
final class PrefixLists {
  private final VpcState state;

  PrefixLists(VpcState state) {
    this.state = state;
  }

  private Captured<List<IpPrefix>> entries(String id) {
    return Optional.ofNullable(state.prefixLists().get(id))
        .map(PrefixList::entries)
        .orElseGet(() -> missing(id));
  }

  private static Captured<List<IpPrefix>> missing(String id) {
    String file = "aws-ec2-get-managed-prefix-list-entries-" + id + ".json";
    return Captured.missing(file, file + " is not in the recording");
  }

  /** The length of the longest entry that holds an address; empty where none does. */
  OptionalInt longest(String id, IpAddress ip) {
    return entries(id).orElse(List.of()).stream()
        .filter(p -> p.contains(ip))
        .mapToInt(IpPrefix::length)
        .max();
  }

  /** Why it cannot be told whether an address is in a list; empty where it can. */
  Optional<String> unreadable(String id, IpAddress ip) {
    Captured<List<IpPrefix>> entries = entries(id);
    return entries.complete() || longest(id, ip).isPresent()
        ? Optional.empty()
        : Optional.of(VpcIndex.why(entries, id));
  }

  /** True for the list of a service that has public addresses, such as S3. */
  boolean ofService(String id) {
    PrefixList list = state.prefixLists().get(id);
    return list != null && (list.owner().equals("AWS") || list.name().startsWith("com.amazonaws."));
  }
}
