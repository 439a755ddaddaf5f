package dev.plumbline.aws.find;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Instances as they come, joined with their agents, to be searched while more come. Thread-safe.
 */
public final class InstanceList implements FinderListener {
  private record Entry(FoundInstance instance, String haystack, String sortKey) {
    static Entry of(FoundInstance i) {
      return new Entry(
          i, i.haystack(), i.label().toLowerCase(Locale.ROOT) + "\n" + i.id() + "\n" + i.profile());
    }

    Entry with(SsmAgent agent) {
      return new Entry(instance.with(agent), haystack, sortKey);
    }
  }

  private final Map<String, Entry> entries = new HashMap<>();
  private final Map<String, SsmAgent> agents = new HashMap<>();
  private final Set<String> agentsKnown = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final List<AwsException> failures = new ArrayList<>();
  private long changes;

  /**
   * Those that hold every word of the query somewhere in name, id, addresses or tags ({@code
   * key=value}), by name.
   */
  public synchronized List<FoundInstance> search(String query, boolean runningOnly) {
    String[] words = query.strip().toLowerCase(Locale.ROOT).split("\\s+");
    return entries.values().stream()
        .filter(e -> !runningOnly || e.instance().running())
        .filter(e -> holds(e.haystack(), words))
        .sorted(Comparator.comparing(Entry::sortKey))
        .map(Entry::instance)
        .toList();
  }

  private static boolean holds(String haystack, String[] words) {
    for (String word : words) {
      if (!haystack.contains(word)) {
        return false;
      }
    }
    return true;
  }

  public synchronized int size() {
    return entries.size();
  }

  /** Grows with every change, so that a view knows whether to search again. */
  public synchronized long changes() {
    return changes;
  }

  /** How many places have told everything. */
  public synchronized int placesDone() {
    return done.size();
  }

  /** What could not be told, each permission of a Region once. */
  public synchronized List<AwsException> failures() {
    return List.copyOf(failures);
  }

  @Override
  public synchronized void found(AwsAccount place, List<FoundInstance> page) {
    for (FoundInstance i : page) {
      SsmAgent known =
          agents.getOrDefault(
              key(place, i.id()),
              agentsKnown.contains(key(place, "")) ? SsmAgent.ABSENT : SsmAgent.UNKNOWN);
      entries.put(key(place, i.id()), Entry.of(i.with(known)));
    }
    changes++;
  }

  @Override
  public synchronized void agents(AwsAccount place, Map<String, SsmAgent> page) {
    page.forEach(
        (id, agent) -> {
          agents.put(key(place, id), agent);
          entries.computeIfPresent(key(place, id), (_, e) -> e.with(agent));
        });
    changes++;
  }

  @Override
  public synchronized void agentsComplete(AwsAccount place) {
    agentsKnown.add(key(place, ""));
    entries.replaceAll(
        (key, e) ->
            key.startsWith(key(place, "")) && !agents.containsKey(key)
                ? e.with(SsmAgent.ABSENT)
                : e);
    changes++;
  }

  @Override
  public synchronized void failed(AwsAccount place, AwsException why) {
    if (failures.stream().noneMatch(f -> f.what().equals(why.what()))) {
      failures.add(why);
    }
    changes++;
  }

  @Override
  public synchronized void done(AwsAccount place) {
    done.add(key(place, ""));
    changes++;
  }

  private static String key(AwsAccount place, String id) {
    return place.profile() + "\n" + place.region() + "\n" + id;
  }
}
