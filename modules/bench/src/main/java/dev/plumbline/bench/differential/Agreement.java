package dev.plumbline.bench.differential;

import static java.util.stream.Collectors.joining;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.path.Answer;
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
        && kernel.type().equals(way.type())
        && (kernel.table().isEmpty() || kernel.table().equals(way.table()))
        && kernel.prefSource().equals(way.prefSource());
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
