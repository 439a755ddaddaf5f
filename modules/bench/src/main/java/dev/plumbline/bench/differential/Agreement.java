package dev.plumbline.bench.differential;

import static java.util.stream.Collectors.joining;

import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.path.Answer;
import java.util.List;
import java.util.Optional;

/** How an answer of the lookup stands to the kernel's own. */
enum Agreement {
  SAME,
  /** The lookup left open what cannot be known, and the kernel's answer is among what it named. */
  OPEN,
  DIFFERENT;

  static Agreement of(Answer answer, KernelAnswer kernel) {
    return switch (answer) {
      case Answer.NoWay none -> none.error().text().equals(kernel.error()) ? SAME : DIFFERENT;
      case Answer.Unknown unknown ->
          unknown.alternatives().stream().anyMatch(a -> of(a, kernel) == SAME) ? OPEN : DIFFERENT;
      case Answer.Way way when !kernel.error().isEmpty() -> DIFFERENT;
      case Answer.Way way -> same(way, kernel) ? SAME : DIFFERENT;
    };
  }

  private static boolean same(Answer.Way way, KernelAnswer kernel) {
    return kernel.dev().equals(Optional.of(way.dev()))
        && kernel.gateway().equals(way.gateway())
        && (kernel.type().equals(way.type()) || lentType(way, kernel.type()))
        && (kernel.table().isEmpty() || kernel.table().equals(way.table()) || lent(way))
        && kernel.prefSource().equals(way.prefSource());
  }

  /**
   * True where the kernel may name the table of another route: it keeps one answer for all IPv6
   * routes that use the same next-hop object (rt6_get_pcpu_route).
   */
  private static boolean lent(Answer.Way way) {
    return way.route()
        .filter(r -> r.family() == Family.V6 && r.nexthopId().isPresent())
        .isPresent();
  }

  /**
   * True where the kernel may name the type of another question: what it keeps at an IPv4 next hop
   * serves groups and single hosts alike (rt_cache_route), and routes that have their next hop and
   * all else but the prefix in common share it (fib_find_info).
   */
  private static boolean lentType(Answer.Way way, String type) {
    return way.route()
        .filter(r -> r.family() == Family.V4 && List.of("unicast", "broadcast").contains(r.type()))
        .filter(r -> List.of(r.type(), "multicast").containsAll(List.of(type, way.type())))
        .isPresent();
  }

  /** The kernel's answer in a line. */
  static String text(KernelAnswer kernel) {
    return kernel.error().isEmpty()
        ? line(
            kernel.type(),
            kernel.dev().orElse("?"),
            kernel.gateway(),
            kernel.prefSource(),
            kernel.table())
        : kernel.error();
  }

  /** The lookup's answer in a line. */
  static String text(Answer answer) {
    return switch (answer) {
      case Answer.NoWay none -> none.error().text();
      case Answer.Unknown unknown ->
          "unknown: "
              + unknown.why()
              + unknown.alternatives().stream().map(a -> " | " + text(a)).collect(joining());
      case Answer.Way way ->
          line(way.type(), way.dev(), way.gateway(), way.prefSource(), way.table());
    };
  }

  private static String line(
      String type,
      String dev,
      Optional<IpAddress> gateway,
      Optional<IpAddress> source,
      String table) {
    return type
        + " dev "
        + dev
        + gateway.map(g -> " via " + g).orElse("")
        + source.map(s -> " src " + s).orElse("")
        + (table.isEmpty() ? "" : " table " + table);
  }
}
