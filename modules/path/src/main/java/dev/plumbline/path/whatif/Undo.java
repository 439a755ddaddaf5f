package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Family;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The commands that lead from one state of a kernel to another. */
final class Undo {
  private final Snapshot from;
  private final Snapshot to;
  private final List<String> commands = new ArrayList<>();

  private Undo(Snapshot from, Snapshot to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Commands that turn {@code from} into {@code to}: what is too much is taken away, then what is
   * missing comes back in the order in which things need each other. Routes that the kernel keeps
   * with an address come and go with it.
   */
  static List<String> commands(Snapshot from, Snapshot to) {
    Undo undo = new Undo(from, to);
    for (Family family : Family.values()) {
      undo.deleteRules(family);
      undo.routes(family, Change.Verb.DELETE);
    }
    undo.links();
    undo.addresses();
    for (Family family : Family.values()) {
      undo.routes(family, Change.Verb.ADD);
      undo.addRules(family);
    }
    undo.sysctls();
    return List.copyOf(undo.commands);
  }

  private void add(Change change) {
    commands.add(change.command());
  }

  private void deleteRules(Family family) {
    List<PolicyRule> right = to.rules(family).orElse(List.of());
    from.rules(family).orElse(List.of()).stream()
        .filter(r -> !right.contains(r))
        .forEach(r -> add(new Change.OfRule(Change.Verb.DELETE, r, true, true)));
  }

  /**
   * The kernel puts a rule behind others of its priority: those that came after it go there too.
   */
  private void addRules(Family family) {
    List<PolicyRule> left = from.rules(family).orElse(List.of());
    Set<Long> begun = new HashSet<>();
    for (PolicyRule rule : to.rules(family).orElse(List.of())) {
      boolean there = left.contains(rule);
      if (there && begun.contains(rule.priority())) {
        add(new Change.OfRule(Change.Verb.DELETE, rule, true, true));
      }
      if (!there || begun.contains(rule.priority())) {
        add(new Change.OfRule(Change.Verb.ADD, rule, true, true));
        begun.add(rule.priority());
      }
    }
  }

  private void routes(Family family, Change.Verb verb) {
    List<Route> left = from.routes(family).orElse(List.of());
    List<Route> right = to.routes(family).orElse(List.of());
    boolean delete = verb == Change.Verb.DELETE;
    (delete ? left : right)
        .stream()
            .filter(r -> !(delete ? right : left).contains(r))
            .filter(r -> !r.protocol().equals("kernel"))
            .forEach(r -> add(new Change.OfRoute(verb, r, true, true)));
  }

  private void links() {
    for (Link link : to.links().orElse(List.of())) {
      boolean turned = from.link(link.name()).filter(l -> l.up() != link.up()).isPresent();
      if (turned) {
        add(new Change.OfLink(link.name(), link.up()));
      }
    }
  }

  private void addresses() {
    List<Address> left = from.addresses().orElse(List.of());
    List<Address> right = to.addresses().orElse(List.of());
    left.stream()
        .filter(a -> right.stream().noneMatch(b -> sameIp(a, b)))
        .forEach(a -> add(new Change.OfAddress(Change.Verb.DELETE, a)));
    right.stream()
        .filter(a -> left.stream().noneMatch(b -> sameIp(a, b)))
        .forEach(a -> add(new Change.OfAddress(Change.Verb.ADD, a)));
  }

  private static boolean sameIp(Address one, Address other) {
    return one.ip().equals(other.ip()) && one.link().equals(other.link());
  }

  private void sysctls() {
    Map<String, Sysctl> left = from.sysctls().orElse(Map.of());
    to.sysctls()
        .orElse(Map.of())
        .forEach(
            (name, old) -> {
              Sysctl now = left.get(name);
              if (now != null && !Objects.equals(now.value(), old.value())) {
                add(new Change.OfSysctl(name, old.value().strip()));
              }
            });
  }
}
