package dev.plumbline.path.whatif;

import dev.plumbline.model.Address;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.SavedFlow;
import dev.plumbline.path.trace.SavedFlows;
import dev.plumbline.path.trace.Tracer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What to mind before changes are made for real. */
final class Cautions {
  private Cautions() {}

  static List<String> of(Tracer before, Snapshot changed, List<FlowChange> flows) {
    List<String> cautions = new ArrayList<>();
    Optional<Query> session =
        SavedFlows.of(before.host()).stream()
            .filter(SavedFlow::session)
            .map(f -> f.flow().query())
            .findFirst();
    Set<IpAddress> told = new HashSet<>();
    for (FlowChange flow : flows) {
      Optional<IpAddress> from = flow.flow().query().from();
      boolean own = session.filter(flow.flow().query()::equals).isPresent();
      if (own) {
        cautions.add("This can cut the connection in use: its replies" + turn(flow));
      } else if (flow.reply() && session.isEmpty() && told.add(from.orElseThrow())) {
        cautions.add(
            "This can cut a connection to "
                + from.get()
                + ", perhaps the one in use: replies to "
                + flow.flow().query().to()
                + turn(flow));
      }
    }
    session
        .flatMap(Query::from)
        .filter(ip -> before.snapshot().address(ip).isPresent() && changed.address(ip).isEmpty())
        .ifPresent(
            ip -> cautions.add("The address of the connection in use, " + ip + ", would go."));
    Optional<String> inUse =
        session
            .flatMap(Query::from)
            .flatMap(ip -> before.snapshot().address(ip))
            .map(Address::link);
    for (Link link : before.snapshot().links().orElse(List.of())) {
      if (link.up() && changed.link(link.name()).filter(l -> !l.up()).isPresent()) {
        cautions.add(
            inUse.filter(link.name()::equals).isPresent()
                ? "This cuts the connection in use: it comes in by " + link.name() + "."
                : link.name() + " would be off: nothing comes in or leaves by it.");
        if (changed.routes6() instanceof Captured.Known) {
          cautions.add(
              "IPv6 addresses of "
                  + link.name()
                  + " go as it is switched off, and the kernel does not bring them back.");
        }
      }
    }
    for (Family family : Family.values()) {
      if (reordered(before.snapshot(), changed, family)) {
        cautions.add(
            "Rules of equal priority are tried in the order in which they were added: undoing puts"
                + " a deleted one behind the others.");
      }
    }
    return List.copyOf(cautions);
  }

  private static String turn(FlowChange flow) {
    return flow.after() instanceof Answer.Way
        ? " would leave by "
            + FlowChange.words(flow.after())
            + " instead of "
            + FlowChange.words(flow.before())
            + "."
        : " would find " + FlowChange.words(flow.after()) + ".";
  }

  /** A rule is gone that shares its priority with one that stays. */
  private static boolean reordered(Snapshot before, Snapshot after, Family family) {
    List<PolicyRule> left = after.rules(family).orElse(List.of());
    return before.rules(family).orElse(List.of()).stream()
        .filter(r -> !left.contains(r))
        .anyMatch(r -> left.stream().anyMatch(o -> o.priority() == r.priority()));
  }
}
