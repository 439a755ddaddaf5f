package dev.plumbline.model.parse;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.HostClock;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.parse.kernel.AddressText;
import dev.plumbline.model.parse.kernel.RouteText;
import dev.plumbline.model.parse.kernel.RuleText;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Reading;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state before an event, {@code before.txt}: a time line, then the text outputs of rules,
 * routes and addresses one after another, told apart by their form.
 */
final class Before {
  private static final String FILE = "before.txt";

  private Before() {}

  static Optional<Snapshot> read(Reading reading) {
    return reading.lines(FILE).map(lines -> snapshot(reading, lines));
  }

  private static Snapshot snapshot(Reading reading, List<Line> lines) {
    SnapshotDraft draft = new SnapshotDraft(reading.recording(), FILE);
    List<Line> rules = new ArrayList<>();
    List<Line> routes = new ArrayList<>();
    List<Line> rest = new ArrayList<>();
    for (Line line : lines) {
      if (RuleText.isRule(line.text())) {
        rules.add(line);
      } else if (RouteText.isRoute(line.text()) || line.text().strip().startsWith("nexthop ")) {
        routes.add(line);
      } else {
        rest.add(line);
      }
    }
    if (!rules.isEmpty()) {
      var parsed = RuleText.read(reading, rules, Family.V4);
      draft.rules = known(parsed.stream().filter(r -> r.family() == Family.V4).toList());
      draft.rules6 = known(parsed.stream().filter(r -> r.family() == Family.V6).toList());
    }
    if (!routes.isEmpty()) {
      var parsed = RouteText.read(reading, routes, "main");
      draft.routes = known(parsed.stream().filter(r -> r.family() == Family.V4).toList());
      draft.routes6 = known(parsed.stream().filter(r -> r.family() == Family.V6).toList());
    }
    AddressText addresses = AddressText.read(rest);
    if (!addresses.addresses().isEmpty()) {
      draft.addresses = known(addresses.addresses());
      draft.links = known(addresses.links());
    }
    draft.clock =
        lines.stream()
            .findFirst()
            .flatMap(
                line ->
                    time(line.text().strip())
                        .map(t -> new HostClock(t, Optional.empty(), line.evidence())));
    return draft.snapshot();
  }

  /** Part of a state: what is there counts, absence proves nothing. */
  private static <T> Captured<List<T>> known(List<T> items) {
    return items.isEmpty()
        ? Captured.notIn(FILE)
        : new Captured.Known<>(items, List.of(FILE), false);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty(); // the state counts without its time
    }
  }
}
