package dev.plumbline.guide.check.envoy;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.logs.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Known lines of the last hour before the capture; those without a time count too. */
final class RecentLines {
  private static final Duration RECENT = Duration.ofHours(1);
  private static final Pattern REMOTE =
      Pattern.compile("remote address:\\s?\\[?([0-9a-fA-F.:]+?)\\]?:(\\d+)\\b");
  private static final Pattern CLUSTER = Pattern.compile("cluster[ :]'?([A-Za-z0-9_.|-]+)'?");

  private final EnvoyFacts facts;
  private final List<LogRecord> lines;

  RecentLines(EnvoyFacts facts, String... ids) {
    this.facts = facts;
    this.lines = facts.traffic(ids).map(Sighting::record).filter(this::recent).toList();
  }

  private boolean recent(LogRecord line) {
    Optional<Instant> now = facts.now();
    return now.isEmpty()
        || line.time().isEmpty()
        || !line.time().get().isBefore(now.get().minus(RECENT));
  }

  List<LogRecord> all() {
    return lines;
  }

  Optional<LogRecord> newest() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  /** The cluster that the newest line is about, else the peer's address, else the proxy. */
  String subject() {
    String text = newest().map(LogRecord::text).orElse("");
    Matcher remote = REMOTE.matcher(text);
    if (remote.find()) {
      String place = remote.group(1) + ":" + remote.group(2);
      return new Upstreams(facts).clusterOf(place).orElse(place);
    }
    Matcher cluster = CLUSTER.matcher(text);
    return cluster.find() ? cluster.group(1) : "envoy";
  }
}
