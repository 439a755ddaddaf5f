package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.trace.VpcSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A flow that an instance needs: TCP 443 to a service of AWS whose name it resolved.
 *
 * @param probe how the name was resolved
 * @param to one of the addresses
 * @param side what the account's network does with it
 * @param source address that the host gives it
 */
record Needed(NameProbe probe, IpAddress to, VpcSide side, Optional<IpAddress> source) {
  private static final int HTTPS = 443;

  /** All of them, judged from the interface that the host chooses. */
  static List<Needed> of(CheckContext context) {
    Tracer tracer = Tracer.of(context.host());
    List<Needed> flows = new ArrayList<>();
    for (NameProbe probe : context.snapshot().host().names().orElse(List.of())) {
      if (service(probe.name())) {
        probe.addresses().stream().distinct().forEach(a -> flow(tracer, probe, a, flows));
      }
    }
    return flows;
  }

  private static void flow(Tracer tracer, NameProbe probe, IpAddress to, List<Needed> flows) {
    Query query = Query.to(to).withPorts("tcp", OptionalInt.empty(), OptionalInt.of(HTTPS));
    Trace trace = tracer.trace(Flow.of(query, Sender.ofProtocol("tcp").orElseThrow()));
    trace
        .vpc()
        .filter(s -> !s.eni().isEmpty())
        .ifPresent(s -> flows.add(new Needed(probe, to, s, trace.source())));
  }

  static boolean service(String name) {
    return name.endsWith(".amazonaws.com")
        || name.endsWith(".amazonaws.com.cn")
        || name.endsWith(".api.aws");
  }

  /** What is asked for, in words. */
  String words() {
    return "TCP 443 to " + probe.name() + " (" + to + ")";
  }

  /** The endpoint that answers at the address, where it is one of the account. */
  Optional<Endpoint> endpoint(CheckContext context) {
    List<String> forward = side.answer().forward();
    return context.snapshot().vpc().endpoints().orElse(List.of()).stream()
        .filter(e -> e.interfaces().stream().anyMatch(forward::contains))
        .findFirst();
  }
}
