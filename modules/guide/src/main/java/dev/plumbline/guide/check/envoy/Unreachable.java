package dev.plumbline.guide.check.envoy;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.model.envoy.ManagementProbe;
import dev.plumbline.model.envoy.NameAnswer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Envoy cannot connect to its management server: name, way, port or TLS (M3). */
final class Unreachable extends ManagementCheck {
  /** Where nothing in the recording names the server. */
  private static final String UNNAMED = "management server";

  /** Exit statuses of curl: name, refused, time out, TLS (man curl). */
  private static final Set<Integer> FAILED = Set.of(6, 7, 28, 35, 56, 60);

  private static final Pattern REGION = Pattern.compile("\\b([a-z]{2}(?:-[a-z]+)+-\\d)\\b");

  Unreachable() {
    super("envoy-ems-unreachable", 4, 14);
  }

  @Override
  Optional<FindingDraft> draft(EnvoyFacts facts, Optional<XdsCloses.Close> close) {
    Optional<ManagementProbe> probe =
        facts.state().managementProbe().optional().filter(p -> FAILED.contains(p.exit().orElse(0)));
    if (close.isEmpty() && probe.isEmpty()) {
      return Optional.empty();
    }
    String subject = subject(facts, close);
    return Optional.of(
        FindingDraft.of(id(), subject, subject + ": " + how(facts, close, probe))
            .consequence(
                "A running proxy keeps its last configuration and tries for ever; one that starts"
                    + " now gets none and never becomes LIVE.")
            .evidence(evidence(facts, close.map(XdsCloses.Close::evidence)))
            .evidence(names(facts).map(NameAnswer::evidence).toList())
            .because("envoy-appmesh-retired")
            .becauseOnHost("dns-no-server")
            .remedy(remedy(subject))
            .source("App Mesh user guide, troubleshooting connectivity; Envoy grpc_stream.h"));
  }

  @Override
  Optional<String> lacking(EnvoyFacts facts) {
    if (facts.state().managementProbe().optional().isPresent()) {
      return Optional.empty();
    }
    return facts.logged() && facts.connected().isEmpty()
        ? Optional.of(EnvoyFacts.why(facts.state().stats()))
        : Optional.of("ems-probe.txt: not in the recording");
  }

  private static Stream<NameAnswer> names(EnvoyFacts facts) {
    return facts.state().names().orElse(List.of()).stream();
  }

  private static String how(
      EnvoyFacts facts, Optional<XdsCloses.Close> close, Optional<ManagementProbe> probe) {
    String state = facts.connected().isPresent() ? "not connected" : "the stream does not stand";
    String code = close.map(c -> " (" + c.code() + ")").orElse("");
    int exit = probe.map(p -> p.exit().orElse(0)).orElse(0);
    boolean unresolved = exit == 6 || close.filter(c -> c.text().contains("DNS")).isPresent();
    if (unresolved) {
      boolean others = names(facts).anyMatch(n -> n.exit() == 0);
      return state + code + "; the name does not resolve" + (others ? ", other names do" : "");
    }
    String way =
        switch (exit) {
          case 7 -> "; the connection is refused";
          case 28 -> "; the connection gets no answer";
          case 35, 60 -> "; TLS fails";
          case 56 -> "; the connection breaks";
          default -> close.map(ManagementCheck::words).orElse("");
        };
    return state + code + way;
  }

  private static String subject(EnvoyFacts facts, Optional<XdsCloses.Close> close) {
    return close
        .flatMap(XdsCloses.Close::authority)
        .or(
            () ->
                facts
                    .state()
                    .managementProbe()
                    .optional()
                    .map(ManagementProbe::host)
                    .filter(host -> !host.isEmpty()))
        .or(
            () ->
                facts.log().stream()
                    .flatMap(r -> EnvoyFacts.managementName(r.text()).stream())
                    .findFirst())
        .or(() -> byRegion(facts))
        .orElse(UNNAMED);
  }

  private static Optional<String> byRegion(EnvoyFacts facts) {
    return Stream.concat(facts.containers().map(c -> c.image()), facts.tasks().map(t -> t.arn()))
        .filter(text -> facts.appMesh())
        .map(REGION::matcher)
        .filter(Matcher::find)
        .map(region -> management(region.group(1)))
        .findFirst();
  }

  private static String management(String region) {
    String name = "appmesh-envoy-management." + region + ".amazonaws.com";
    return region.startsWith("cn-") ? name + ".cn" : name;
  }

  private static Remedy remedy(String subject) {
    String host = subject.equals(UNNAMED) ? "MANAGEMENT_SERVER" : subject;
    String call =
        "curl -sv -m 8 --http2 -H 'Content-Type: application/grpc' -X POST "
            + quote(
                "https://"
                    + host
                    + "/envoy.service.discovery.v3.AggregatedDiscoveryService/"
                    + "StreamAggregatedResources")
            + " -o /dev/null";
    return Remedy.of(
        Step.investigate(
            "Call the server from the proxy's network namespace",
            "grpc-status 16 is good: the way works, credentials are not tried. 6 name, 7 refused,"
                + " 28 no answer (security group, network ACL, route, NAT), 35 or 60 TLS is"
                + " intercepted. The host itself may have another way and other security groups.",
            EnvoySteps.inside("getent ahostsv4 " + quote(host)),
            EnvoySteps.inside(call)),
        Step.repair(
            "Open the way",
            "Allow TCP 443 out to the server, by NAT or by an endpoint whose security group admits"
                + " 443 from the proxy. Envoy does not use an HTTP proxy."),
        EnvoySteps.stats(
            "control_plane.connected_state above 0 within a minute.", "control_plane"));
  }
}
