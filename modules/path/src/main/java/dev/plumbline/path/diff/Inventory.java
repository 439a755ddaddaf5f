package dev.plumbline.path.diff;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Captured.Known;
import dev.plumbline.model.Captured.Missing;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Owners;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything of one snapshot that is compared, by section. A section of both families has two
 * parts, IPv4 first, so that one that was not captured leaves the other whole.
 */
record Inventory(Map<Section, List<Captured<List<Item>>>> sections) {
  static Inventory of(Snapshot snapshot, Owners owners) {
    RouteItems routing = new RouteItems(owners);
    HostItems host = new HostItems(snapshot, owners);
    Map<Section, List<Captured<List<Item>>>> sections = new EnumMap<>(Section.class);
    sections.put(Section.LINKS, List.of(map(snapshot.links(), host::link)));
    sections.put(Section.ADDRESSES, List.of(map(snapshot.addresses(), host::address)));
    sections.put(
        Section.RULES,
        List.of(map(snapshot.rules(), routing::rule), map(snapshot.rules6(), routing::rule)));
    sections.put(
        Section.ROUTES,
        List.of(map(snapshot.routes(), routing::route), map(snapshot.routes6(), routing::route)));
    sections.put(
        Section.SYSCTLS,
        List.of(all(snapshot.sysctls(), m -> m.values().stream().map(host::sysctl))));
    sections.put(
        Section.FILES,
        List.of(
            all(
                snapshot.dropIns(),
                files -> Stream.concat(files.stream().map(host::file), host.networkLinks()))));
    sections.put(Section.NETWORKD, List.of(map(snapshot.networkd(), host::networkd)));
    sections.put(
        Section.UNITS, List.of(all(snapshot.units(), m -> m.values().stream().map(host::unit))));
    return new Inventory(sections);
  }

  /** The parts of a section. */
  List<Captured<List<Item>>> parts(Section section) {
    return sections.getOrDefault(section, List.of());
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
}
