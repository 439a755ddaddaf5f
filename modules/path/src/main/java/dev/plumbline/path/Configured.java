package dev.plumbline.path;

import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the captured networkd files ask for: rules, addresses and tables, with their lines. */
public final class Configured {
  private Configured() {}

  /**
   * A {@code [RoutingPolicyRule]}.
   *
   * @param file the drop-in
   * @param from its source prefix, where it has one that can be read
   */
  public record Rule(
      DropIn file,
      Optional<IpPrefix> from,
      OptionalLong priority,
      Optional<String> table,
      Evidence evidence) {}

  /** An {@code Address=} of an {@code [Address]} or {@code [Network]} section. */
  public record Alias(DropIn file, IpPrefix prefix, Evidence evidence) {}

  /** A {@code [Route]}; {@code destination} is empty where the file names none. */
  public record Route(
      DropIn file,
      Optional<IpPrefix> destination,
      Optional<String> gateway,
      Optional<String> table,
      Evidence evidence) {}

  /** Rules of all captured drop-ins, in file order. */
  public static Stream<Rule> rules(Snapshot snapshot) {
    return dropIns(snapshot)
        .flatMap(f -> f.sections("RoutingPolicyRule").map(section -> rule(f, section)));
  }

  /** Addresses of all captured drop-ins. */
  public static Stream<Alias> addresses(Snapshot snapshot) {
    return dropIns(snapshot)
        .flatMap(
            f ->
                f.sections().stream()
                    .filter(s -> s.name().equals("Address") || s.name().equals("Network"))
                    .flatMap(s -> s.entries().stream())
                    .filter(e -> e.key().equals("Address"))
                    .flatMap(e -> alias(f, e).stream()));
  }

  /** Routes of all captured drop-ins. */
  public static Stream<Route> routes(Snapshot snapshot) {
    return dropIns(snapshot).flatMap(f -> f.sections("Route").map(section -> route(f, section)));
  }

  /** The generated {@code eni.conf} of a link. */
  public static Optional<DropIn> eniConf(Snapshot snapshot, String link) {
    return dropIns(snapshot)
        .filter(f -> f.name().equals("eni.conf") && f.link().equals(link) && !f.administrator())
        .findFirst();
  }

  /** Number of a {@code Table=} or {@code RouteMetric=} key in {@code eni.conf}. */
  static OptionalLong number(DropIn file, String section, String key) {
    return file.sections(section)
        .flatMap(s -> s.values(key).stream())
        .map(Configured::number)
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private static Stream<DropIn> dropIns(Snapshot snapshot) {
    return snapshot.dropIns().orElse(List.of()).stream();
  }

  private static Rule rule(DropIn file, DropIn.Section section) {
    Optional<DropIn.Entry> from = entry(section, "From");
    return new Rule(
        file,
        from.flatMap(e -> IpPrefix.tryParse(e.value())),
        entry(section, "Priority").map(e -> number(e.value())).orElse(OptionalLong.empty()),
        entry(section, "Table").map(DropIn.Entry::value),
        from.map(e -> evidence(file, e))
            .orElseGet(
                () -> new Evidence(file.file(), section.line(), "[" + section.name() + "]")));
  }

  private static Optional<Alias> alias(DropIn file, DropIn.Entry entry) {
    return IpPrefix.tryParse(entry.value().replaceFirst("/.*$", ""))
        .map(p -> new Alias(file, p, evidence(file, entry)));
  }

  private static Route route(DropIn file, DropIn.Section section) {
    Optional<DropIn.Entry> destination = entry(section, "Destination");
    return new Route(
        file,
        destination.flatMap(e -> IpPrefix.tryParse(e.value())),
        entry(section, "Gateway").map(DropIn.Entry::value),
        entry(section, "Table").map(DropIn.Entry::value),
        destination
            .or(() -> entry(section, "Gateway"))
            .map(e -> evidence(file, e))
            .orElseGet(() -> new Evidence(file.file(), section.line(), "[Route]")));
  }

  private static Evidence evidence(DropIn file, DropIn.Entry entry) {
    return new Evidence(file.file(), entry.line(), entry.key() + "=" + entry.value());
  }

  private static Optional<DropIn.Entry> entry(DropIn.Section section, String key) {
    return section.entries().stream().filter(e -> e.key().equals(key)).reduce((_, last) -> last);
  }

  private static OptionalLong number(String text) {
    String digits = text.strip();
    return !digits.isEmpty()
            && digits.length() < 11
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }
}
