package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.account.Endpoint;
import dev.plumbline.model.account.NetworkInterface;
import dev.plumbline.model.account.VpcState;
import dev.plumbline.model.host.NameProbe;
import dev.plumbline.model.host.Resolver;
import dev.plumbline.path.Query;
import dev.plumbline.path.trace.Flow;
import dev.plumbline.path.trace.Sender;
import dev.plumbline.path.trace.Trace;
import dev.plumbline.path.trace.Tracer;
import dev.plumbline.path.trace.VpcSide;
import dev.plumbline.path.vpc.VpcAnswer.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The flows that an instance needs: TCP 443 to services of AWS whose names it resolved, or whose
 * endpoints answer for those names in its VPC; its name servers; whatever its default route leads
 * to. Judged from the interface that the host chooses, or, where the host could not be asked, from
 * its first one.
 */
final class Needs {
  private static final int HTTPS = 443;
  private static final int DNS = 53;

  /** Addresses of no service, which no more specific route leads to (RFC 5737; 2000::/3). */
  private static final List<IpAddress> ANYWHERE =
      List.of(IpAddress.parse("192.0.2.1"), IpAddress.parse("2000::1"));

  private final CheckContext context;
  private final Tracer tracer;
  private final Optional<NetworkInterface> alone;
  private final List<Needed> flows = new ArrayList<>();

  private Needs(CheckContext context) {
    this.context = context;
    this.tracer = Tracer.of(context.host());
    this.alone = alone(context);
  }

  /** All of them. */
  static List<Needed> of(CheckContext context) {
    Needs needs = new Needs(context);
    needs.names();
    needs.endpoints();
    needs.nameServers();
    needs.everything();
    return List.copyOf(needs.flows);
  }

  /** True where it is known whose flows they are. */
  static boolean known(CheckContext context) {
    return context.snapshot().links().optional().isPresent() || alone(context).isPresent();
  }

  /**
   * The first interface of the instance that was asked for, where its host could not be reached.
   */
  private static Optional<NetworkInterface> alone(CheckContext context) {
    Optional<String> instance = context.snapshot().recording().manifest().instance();
    return context.snapshot().links().optional().isPresent() || instance.isEmpty()
        ? Optional.empty()
        : context.snapshot().vpc().interfaces().orElse(List.of()).stream()
            .filter(e -> e.instance().equals(instance))
            .min(Comparator.comparingInt(e -> e.device().orElse(Integer.MAX_VALUE)));
  }

  private void names() {
    for (NameProbe probe : probes()) {
      if (service(probe.name())) {
        probe.addresses().stream()
            .distinct()
            .forEach(a -> flow(probe.name(), a, "tcp", HTTPS, probe.evidence()));
      }
    }
  }

  private List<NameProbe> probes() {
    return context.snapshot().host().names().orElse(List.of());
  }

  static boolean service(String name) {
    return name.endsWith(".amazonaws.com")
        || name.endsWith(".amazonaws.com.cn")
        || name.endsWith(".api.aws");
  }

  /** The agent's endpoints with private DNS answer for its names, also where nobody asked them. */
  private void endpoints() {
    VpcState state = context.snapshot().vpc();
    Optional<String> vpc = vpc();
    for (Endpoint endpoint : state.endpoints().orElse(List.of())) {
      Optional<String> name = agentName(endpoint);
      boolean answers =
          endpoint.type().equals("Interface")
              && endpoint.privateDns()
              && vpc.filter(endpoint.vpc()::equals).isPresent();
      if (answers
          && name.isPresent()
          && probes().stream().noneMatch(p -> p.name().equals(name.get()))) {
        state.interfaces().orElse(List.of()).stream()
            .filter(e -> endpoint.interfaces().contains(e.id()) && !e.addresses().isEmpty())
            .forEach(
                e ->
                    flow(
                        name.get(),
                        e.addresses().getFirst().ip(),
                        "tcp",
                        HTTPS,
                        endpoint.evidence()));
      }
    }
  }

  /** The name that the SSM Agent asks for, of an endpoint of one of its services. */
  private static Optional<String> agentName(Endpoint endpoint) {
    String[] words = endpoint.service().split("\\.", 4);
    return words.length == 4 && List.of("ssm", "ssmmessages", "ec2messages").contains(words[3])
        ? Optional.of(words[3] + "." + words[2] + ".amazonaws.com")
        : Optional.empty();
  }

  private Optional<String> vpc() {
    List<String> macs =
        context.snapshot().links().orElse(List.of()).stream().map(l -> l.mac()).toList();
    return alone
        .or(
            () ->
                context.snapshot().vpc().interfaces().orElse(List.of()).stream()
                    .filter(e -> !e.mac().isEmpty() && macs.contains(e.mac()))
                    .findFirst())
        .map(NetworkInterface::vpc);
  }

  /** One name server that is reached is enough. */
  private void nameServers() {
    int before = flows.size();
    for (Resolver.Server server :
        context.snapshot().host().resolver().optional().map(Resolver::servers).orElse(List.of())) {
      if (!server.address().loopback()) {
        flow("name server", server.address(), "udp", DNS, server.evidence());
      }
    }
    List<Needed> asked = flows.subList(before, flows.size());
    boolean served = asked.stream().anyMatch(f -> f.side().answer().verdict() != Verdict.BLOCKED);
    if (served) {
      asked.clear();
    }
  }

  private void everything() {
    for (IpAddress to : ANYWHERE) {
      Evidence evidence = Evidence.file("aws-ec2-describe-route-tables.json");
      flow("the Internet", to, "tcp", HTTPS, true, evidence);
    }
  }

  private void flow(String name, IpAddress to, String protocol, int port, Evidence evidence) {
    flow(name, to, protocol, port, false, evidence);
  }

  private void flow(
      String name, IpAddress to, String protocol, int port, boolean anywhere, Evidence evidence) {
    Query query = Query.to(to).withPorts(protocol, OptionalInt.empty(), OptionalInt.of(port));
    Flow flow = Flow.of(query, Sender.ofProtocol(protocol).orElseThrow());
    Optional<Trace> trace = alone.isPresent() ? Optional.empty() : Optional.of(tracer.trace(flow));
    Optional<VpcSide> side =
        alone
            .map(eni -> tracer.vpcSide(flow, eni.id()))
            .or(() -> trace.flatMap(Trace::vpc))
            .filter(s -> !s.eni().isEmpty());
    Optional<IpAddress> source =
        trace.flatMap(Trace::source).or(() -> alone.flatMap(e -> e.primary(to.family())));
    boolean sends = alone.isEmpty() || source.isPresent();
    side.filter(_ -> sends)
        .ifPresent(
            s -> flows.add(new Needed(name, to, protocol, port, anywhere, evidence, s, source)));
  }
}
