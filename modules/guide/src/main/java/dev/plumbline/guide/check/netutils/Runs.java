package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runs of setup-policy-routes that the journal shows, oldest first. From 2.5.0 all lines of a
 * run carry the pid of the run; before, each has its own, and a run goes on until the next begins.
 */
final class Runs {
  private static final Pattern START =
      Pattern.compile("Starting configuration (?:refresh )?for (\\S+?)\\.?");
  private static final Pattern NAMES_LINK =
      Pattern.compile(
          "Waiting for sysfs node to exist for (\\S+)"
              + "|Unable to lock (?:configuration for )?([^\\s.]+)"
              + "|setup-policy-routes/([^\\s:/]+): cannot overwrite"
              + "|Timed out waiting for sysfs node for (\\S+)");

  private final List<Run> all = new ArrayList<>();
  private final Map<Long, Run> open = new HashMap<>();

  private Runs() {}

  static List<Run> of(Snapshot snapshot) {
    Runs runs = new Runs();
    snapshot.journal().orElse(List.of()).stream()
        .filter(
            l -> l.identifier().equals("ec2net") || l.identifier().equals("setup-policy-routes"))
        .forEach(runs::add);
    return List.copyOf(runs.all);
  }

  /** The newest run for a link. */
  static Optional<Run> newest(Snapshot snapshot, String link) {
    return of(snapshot).reversed().stream().filter(r -> r.link().equals(link)).findFirst();
  }

  private void add(JournalLine line) {
    Matcher start = START.matcher(line.message());
    Optional<Run> known =
        line.pid().isPresent()
            ? Optional.ofNullable(open.get(line.pid().getAsLong()))
            : Optional.empty();
    if (start.matches()) {
      // A run that had to wait for its device or lock spoke before it said that it starts.
      if (known.filter(r -> r.link().equals(start.group(1)) && !started(r)).isPresent()) {
        known.get().lines().add(line);
      } else {
        begin(start.group(1), line);
      }
      return;
    }
    if (known.isPresent()) {
      known.get().lines().add(line);
      return;
    }
    Optional<String> link = linkIn(line.message());
    if (link.isPresent()) {
      begin(link.get(), line);
    } else if (!all.isEmpty()) {
      all.getLast().lines().add(line);
    }
  }

  private static boolean started(Run run) {
    return run.lines().stream().anyMatch(l -> START.matcher(l.message()).matches());
  }

  private void begin(String link, JournalLine line) {
    Run run = Run.begin(link, line);
    all.add(run);
    line.pid().ifPresent(pid -> open.put(pid, run));
  }

  private static Optional<String> linkIn(String message) {
    Matcher matcher = NAMES_LINK.matcher(message);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      String link = matcher.group(group);
      if (link != null) {
        return Optional.of(link);
      }
    }
    return Optional.empty();
  }
}
