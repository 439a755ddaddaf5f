package dev.plumbline.path.diff;

import dev.plumbline.model.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells which differences follow from others: everything of a link that only one side has; what the
 * kernel makes with an address; the settings that networkd takes over with a link.
 */
final class Consequences {
  private final List<Pair> pairs;
  private final Map<String, Pair> lonelyLinks = new HashMap<>();
  private final Map<String, Pair> otherMac = new HashMap<>();
  private final Map<IpAddress, Pair> addresses = new HashMap<>();
  private final Map<String, Pair> managed = new HashMap<>();

  Consequences(List<Pair> pairs) {
    this.pairs = pairs;
    for (Pair pair : pairs) {
      Item item = pair.any();
      switch (item.section()) {
        case LINKS -> {
          boolean changed = pair.kind() == Difference.Kind.CHANGED;
          (changed ? otherMac : lonelyLinks).put(item.links().iterator().next(), pair);
        }
        case ADDRESSES ->
            pair.items().forEach(i -> i.source().ifPresent(a -> addresses.put(a, pair)));
        case NETWORKD -> managed.put(item.links().iterator().next(), pair);
        default -> {}
      }
    }
  }

  List<Difference> differences() {
    Map<Pair, Difference> told = new LinkedHashMap<>();
    pairs.forEach(p -> told.put(p, p.difference()));
    List<Difference> result = new ArrayList<>();
    for (Pair pair : pairs) {
      Difference own = told.getOrDefault(pair, pair.difference());
      result.add(
          cause(pair)
              .map(this::root)
              .map(c -> own.because(told.getOrDefault(c, c.difference()).subject()))
              .orElse(own));
    }
    return List.copyOf(result);
  }

  /** The first cause: an address of a link that is gone leads to the link. */
  private Pair root(Pair pair) {
    return cause(pair).map(this::root).orElse(pair);
  }

  private Optional<Pair> cause(Pair pair) {
    Item item = pair.any();
    if (item.section() == Section.LINKS) {
      return Optional.empty();
    }
    Optional<Pair> link =
        item.links().stream()
            .filter(lonelyLinks::containsKey)
            .findFirst()
            .map(lonelyLinks::get)
            .filter(l -> l.kind() == pair.kind());
    if (link.isPresent()) {
      return link;
    }
    return switch (item.section()) {
      case ADDRESSES -> ofMac(pair);
      case ROUTES -> ofAddress(pair);
      case SYSCTLS ->
          item.key().endsWith(".accept_ra")
              ? item.links().stream().filter(managed::containsKey).findFirst().map(managed::get)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** The link-local address is made of the hardware address. */
  private Optional<Pair> ofMac(Pair pair) {
    Item item = pair.any();
    return pair.items().allMatch(i -> i.source().filter(IpAddress::linkLocal).isPresent())
        ? item.links().stream()
            .filter(otherMac::containsKey)
            .findFirst()
            .map(otherMac::get)
            .filter(l -> l.changes().stream().anyMatch(c -> c.field().equals("mac")))
        : Optional.empty();
  }

  /** A route that the kernel keeps for an address, or of which only the source address differs. */
  private Optional<Pair> ofAddress(Pair pair) {
    boolean sourceOnly =
        pair.changes().size() == 1 && pair.changes().getFirst().field().equals("src");
    return pair.items().allMatch(Item::kernel) || sourceOnly
        ? pair.items()
            .flatMap(i -> i.source().stream())
            .filter(addresses::containsKey)
            .findFirst()
            .map(addresses::get)
        : Optional.empty();
  }
}
