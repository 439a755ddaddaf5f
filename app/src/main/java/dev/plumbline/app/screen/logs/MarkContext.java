package dev.plumbline.app.screen.logs;

import dev.plumbline.logs.LogLine;
import dev.plumbline.logs.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happened around a known line. */
final class MarkContext {
  private static final int LOOKED_AT = 300;
  private static final Duration MOMENT = Duration.ofSeconds(2);
  private static final Duration BEFORE = Duration.ofSeconds(10);
  private static final Set<String> TRIGGERS =
      Set.of("ec2net-change", "ec2net-removed", "networkd-reconfiguring");

  private MarkContext() {}

  /** The nearest line above that can have led to this one. */
  static Optional<LogLine> trigger(List<LogLine> rows, int row) {
    LogLine line = rows.get(row);
    for (int i = row - 1; i >= Math.max(0, row - LOOKED_AT); i--) {
      LogLine above = rows.get(i);
      if (!near(above, line, BEFORE)) {
        return Optional.empty();
      }
      boolean triggers = above.mark().map(Signature::id).filter(TRIGGERS::contains).isPresent();
      if (triggers && !above.mark().equals(line.mark())) {
        return Optional.of(above);
      }
    }
    return Optional.empty();
  }

  /** Rows of the same kind in the same moment, in order. */
  static List<LogLine> alike(List<LogLine> rows, int row) {
    LogLine line = rows.get(row);
    List<LogLine> alike = new ArrayList<>();
    int until = Math.min(rows.size(), row + LOOKED_AT);
    for (int i = Math.max(0, row - LOOKED_AT); i < until; i++) {
      LogLine other = rows.get(i);
      if (other.mark().equals(line.mark()) && near(other, line, MOMENT)) {
        alike.add(other);
      }
    }
    return alike;
  }

  private static boolean near(LogLine a, LogLine b, Duration limit) {
    return a.time().isPresent()
        && b.time().isPresent()
        && Duration.between(a.time().get(), b.time().get()).abs().compareTo(limit) <= 0;
  }
}
