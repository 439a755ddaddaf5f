package dev.plumbline.app.screen.trace;

import dev.plumbline.app.flow.Effect;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.task.Progress;
import dev.plumbline.model.Address;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.SavedFlows;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.whatif.Change;
import dev.plumbline.path.whatif.ChangeException;
import dev.plumbline.path.whatif.WhatIf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One capture as it is traced: what takes a moment is worked out once, when first needed. */
final class HostTraces {
  /** Variants of a flow that are tried by themselves. */
  private static final int VARIANTS = 2;

  private final HostModel host;
  private Optional<Tracer> tracer = Optional.empty();
  private final Map<List<Change>, Effect> effects = new HashMap<>();

  HostTraces(HostModel host) {
    this.host = host;
  }

  HostModel host() {
    return host;
  }

  private synchronized Tracer tracer() {
    Tracer known = tracer.orElseGet(() -> Tracer.of(host));
    tracer = Optional.of(known);
    return known;
  }

  /** What is known of the host before anything is traced. */
  Known known() {
    return new Known(SavedFlows.of(host), ChangeHints.of(host));
  }

  /**
   * All flows at a glance.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  Matrix matrix(Progress progress) {
    return Matrix.of(tracer(), progress.cancellation(), progress::done);
  }

  /**
   * A flow, as recorded and otherwise.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  Answered answer(Flow flow, List<List<Change>> changes, Progress progress) {
    Cancellation cancellation = progress.cancellation();
    List<Scenario> scenarios = new ArrayList<>();
    Map<List<Change>, String> refused = new LinkedHashMap<>();
    Trace recorded = tracer().trace(flow);
    scenarios.add(Scenario.recorded(host, recorded));
    for (List<Change> set : changes) {
      cancellation.check();
      progress.text(Effect.label(set));
      progress.done((double) scenarios.size() / (changes.size() + 1));
      try {
        scenarios.add(changed(flow, set, cancellation));
      } catch (ChangeException e) {
        refused.put(set, String.valueOf(e.getMessage()));
      }
    }
    cancellation.check();
    variants(recorded)
        .forEach(
            (label, other) -> {
              cancellation.check();
              scenarios.add(
                  new Scenario(
                      label, Scenario.Kind.FLOW, host, tracer().trace(other), Optional.empty()));
            });
    return new Answered(flow, List.copyOf(scenarios), refused);
  }

  private Scenario changed(Flow flow, List<Change> changes, Cancellation cancellation)
      throws ChangeException {
    Effect effect = effect(changes, cancellation);
    Trace trace = effect.whatIf().after().trace(flow);
    return new Scenario(
        Effect.label(changes),
        Scenario.Kind.CHANGE,
        effect.whatIf().after().host(),
        trace,
        Optional.of(effect));
  }

  private synchronized Effect effect(List<Change> changes, Cancellation cancellation)
      throws ChangeException {
    Effect known = effects.get(changes);
    if (known == null) {
      known = Effect.of(WhatIf.of(tracer(), changes, cancellation), cancellation);
      effects.put(changes, known);
    }
    return known;
  }

  /** The same destination from another source or by another link. */
  private Map<String, Flow> variants(Trace recorded) {
    Map<String, Flow> variants = new LinkedHashMap<>();
    Query query = recorded.flow().query();
    if (query.iif().isPresent()) {
      return variants;
    }
    Optional<IpAddress> used = recorded.source();
    host.snapshot().addresses().orElse(List.of()).stream()
        .filter(a -> a.global() && a.family() == query.family())
        .map(Address::ip)
        .filter(ip -> used.filter(ip::equals).isEmpty())
        .limit(VARIANTS)
        .forEach(
            ip ->
                variants.put(
                    "bind to " + ip, new Flow(query.withFrom(ip), recorded.flow().sender())));
    host.enis().stream()
        .map(Eni::name)
        .filter(name -> recorded.answer().leavesBy().filter(name::equals).isEmpty())
        .filter(name -> query.oif().isEmpty())
        .limit(VARIANTS)
        .forEach(
            name ->
                variants.put(
                    "device " + name, new Flow(query.withOif(name), recorded.flow().sender())));
    return variants;
  }
}
