package dev.plumbline.path;

import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The effective IPv4 reverse-path filter of a link: the larger of {@code all} and its own. */
public final class ReversePath {
  private ReversePath() {}

  /** 0 off (also when not captured), 1 strict, 2 loose. */
  public static int mode(Snapshot snapshot, String link) {
    return settings(snapshot, link).stream().mapToInt(ReversePath::value).max().orElse(0);
  }

  /** True when both settings that decide were captured. */
  public static boolean known(Snapshot snapshot, String link) {
    return settings(snapshot, link).size() == 2;
  }

  /** The settings of {@code all} and of the link, as far as captured. */
  public static List<Sysctl> settings(Snapshot snapshot, String link) {
    return Stream.of("all", link)
        .map(n -> "net.ipv4.conf." + n + ".rp_filter")
        .flatMap(
            key ->
                snapshot
                    .sysctls()
                    .optional()
                    .flatMap(m -> Optional.ofNullable(m.get(key)))
                    .stream())
        .toList();
  }

  private static int value(Sysctl setting) {
    return switch (setting.value().strip()) {
      case "1" -> 1;
      case "2" -> 2;
      default -> 0;
    };
  }
}
