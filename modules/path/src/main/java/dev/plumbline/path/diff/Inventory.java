package dev.plumbline.path.diff;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Captured.Known;
import dev.plumbline.model.Captured.Missing;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Owners;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything of one snapshot that is compared, by section. */
record Inventory(Map<Section, Captured<List<Item>>> sections) {
  static Inventory of(Snapshot snapshot, Owners owners) {
    RouteItems routing = new RouteItems(owners);
    HostItems host = new HostItems(snapshot, owners);
    Map<Section, Captured<List<Item>>> sections = new EnumMap<>(Section.class);
    sections.put(Section.LINKS, map(snapshot.links(), host::link));
    sections.put(Section.ADDRESSES, map(snapshot.addresses(), host::address));
    sections.put(
        Section.RULES,
        both(map(snapshot.rules(), routing::rule), map(snapshot.rules6(), routing::rule)));
    sections.put(
        Section.ROUTES,
        both(map(snapshot.routes(), routing::route), map(snapshot.routes6(), routing::route)));
    sections.put(
        Section.SYSCTLS, all(snapshot.sysctls(), m -> m.values().stream().map(host::sysctl)));
    sections.put(
        Section.FILES,
        all(
            snapshot.dropIns(),
            files -> Stream.concat(files.stream().map(host::file), host.networkLinks())));
    sections.put(Section.NETWORKD, map(snapshot.networkd(), host::networkd));
    sections.put(Section.UNITS, all(snapshot.units(), m -> m.values().stream().map(host::unit)));
    return new Inventory(sections);
  }

  Captured<List<Item>> items(Section section) {
    return sections.getOrDefault(section, Captured.missing("", "not read"));
  }

  private static <T> Captured<List<Item>> map(Captured<List<T>> all, Function<T, Item> item) {
    return all(all, list -> list.stream().map(item));
  }

  private static <T> Captured<List<Item>> all(
      Captured<T> captured, Function<T, Stream<Item>> items) {
    return switch (captured) {
      case Known<T> known ->
          new Known<>(items.apply(known.value()).toList(), known.files(), known.complete());
      case Missing<T> missing -> new Missing<>(missing.file(), missing.why());
    };
  }

  /** Both families; one that was not captured leaves the section in part. */
  private static Captured<List<Item>> both(Captured<List<Item>> four, Captured<List<Item>> six) {
    if (four.optional().isEmpty() && six.optional().isEmpty()) {
      return four;
    }
    List<Item> items = new ArrayList<>(four.orElse(List.of()));
    items.addAll(six.orElse(List.of()));
    return new Known<>(List.copyOf(items), List.of(), four.complete() && six.complete());
  }
}
