package dev.plumbline.app.screen.trace;

import dev.plumbline.model.Address;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.IpAddress;
import dev.plumbline.path.Eni;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Matrix;
import dev.plumbline.path.trace.SavedFlow;
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

  /** Flows that every case asks about. */
  List<SavedFlow> saved() {
    return SavedFlows.of(host);
  }

  Matrix matrix() {
    return Matrix.of(tracer());
  }

  /**
   * A flow, as recorded and otherwise.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  Answered answer(Flow flow, List<List<Change>> changes, Cancellation cancellation) {
    List<Scenario> scenarios = new ArrayList<>();
    Map<List<Change>, String> refused = new LinkedHashMap<>();
    Trace recorded = tracer().trace(flow);
    scenarios.add(scenario("as recorded", Scenario.Kind.RECORDED, recorded));
    for (List<Change> set : changes) {
      cancellation.check();
      try {
        scenarios.add(changed(flow, set));
      } catch (ChangeException e) {
        refused.put(set, String.valueOf(e.getMessage()));
      }
    }
    cancellation.check();
    variants(recorded)
        .forEach(
            (label, other) -> {
              cancellation.check();
              scenarios.add(scenario(label, Scenario.Kind.FLOW, tracer().trace(other)));
            });
    return new Answered(flow, List.copyOf(scenarios), refused);
  }

  private Scenario scenario(String label, Scenario.Kind kind, Trace trace) {
    return new Scenario(label, kind, host, trace, Optional.empty());
  }

  private Scenario changed(Flow flow, List<Change> changes) throws ChangeException {
    Effect effect = effect(changes);
    Trace trace = effect.whatIf().after().trace(flow);
    return new Scenario(
        Effect.label(changes),
        Scenario.Kind.CHANGE,
        effect.whatIf().after().host(),
        trace,
        Optional.of(effect));
  }

  private synchronized Effect effect(List<Change> changes) throws ChangeException {
    Effect known = effects.get(changes);
    if (known == null) {
      known = Effect.of(WhatIf.of(tracer(), changes));
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
