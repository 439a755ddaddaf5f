package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.Link;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.model.eks.CniPod;
import dev.plumbline.path.HostModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pod has a host route by its link. Without the route its link tells: there, the route was lost
 * (NetworkManager and link flaps do that, amazon-vpc-cni-k8s 1514); gone too, the rules are left
 * over from a pod that is no more (2048).
 */
final class HostRoutes extends CniCheck {
  private static final String MISSING = "cni-host-route-missing";
  private static final String STALE = "cni-stale-pod-state";

  HostRoutes() {
    super(MISSING, STALE);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    Need.RULES
        .lacking(node.snapshot())
        .ifPresent(why -> ids().forEach(id -> findings.notChecked(id, why)));
    for (Family family : Family.values()) {
      Map<IpAddress, Evidence> wanted = wanted(node, family);
      Optional<String> unknown = node.unknownTable(family, "main");
      if (!wanted.isEmpty() && unknown.isPresent()) {
        ids().forEach(id -> findings.notChecked(id, unknown.get()));
      } else {
        Set<IpAddress> routed = routed(node, family);
        wanted.forEach(
            (ip, why) -> {
              if (!routed.contains(ip) && !node.local().contains(ip)) {
                lost(node, findings, ip, why);
              }
            });
      }
    }
    unlisted(node, findings);
  }

  /** Pods that rules or lists speak of. */
  private static Map<IpAddress, Evidence> wanted(CniFacts node, Family family) {
    Map<IpAddress, Evidence> wanted = new LinkedHashMap<>();
    node.toPod(family).forEach(r -> wanted.putIfAbsent(r.selector().to().address(), r.evidence()));
    node.fromPod(family)
        .filter(r -> r.selector().to().length() == 0)
        .forEach(r -> wanted.putIfAbsent(r.selector().from().address(), r.evidence()));
    node.pods().stream()
        .filter(p -> p.ip().family() == family && p.listed().isPresent())
        .forEach(p -> wanted.putIfAbsent(p.ip(), p.evidence().getFirst()));
    return wanted;
  }

  private static Set<IpAddress> routed(CniFacts node, Family family) {
    Set<IpAddress> routed = new HashSet<>();
    node.snapshot().routes(family).orElse(List.of()).stream()
        .filter(r -> r.destination().isHost() && r.unicast() && r.gateway().isEmpty())
        .filter(r -> r.link().filter(l -> node.eni(l).isEmpty()).isPresent())
        .forEach(r -> routed.add(r.destination().address()));
    return routed;
  }

  private static void lost(CniFacts node, Findings findings, IpAddress ip, Evidence why) {
    boolean ruled =
        Stream.concat(node.toPod(ip.family()), node.fromPod(ip.family()))
            .anyMatch(r -> names(r, ip));
    Optional<KnownPod> pod = node.pods().stream().filter(p -> p.ip().equals(ip)).findFirst();
    Optional<String> link = pod.flatMap(KnownPod::listed).flatMap(CniPod::hostLink);
    Captured<List<Link>> links = node.snapshot().links();
    if (!links.complete()) {
      findings.report(missing(ip, why).confidence(Confidence.POSSIBLE));
      findings.notChecked(STALE, "ip-j-link.json: whether the link of " + ip + " is there");
      return;
    }
    boolean there =
        link.map(l -> node.snapshot().link(l).isPresent())
            .orElseGet(() -> spare(node).findAny().isPresent());
    if (there) {
      findings.report(
          missing(ip, why).confidence(link.isPresent() ? Confidence.CERTAIN : Confidence.LIKELY));
    } else if (ruled) {
      findings.report(stale(ip, why, "rules for it, but neither host route nor link"));
    }
  }

  private static boolean names(PolicyRule rule, IpAddress ip) {
    return rule.selector().to().isHost() && rule.selector().to().address().equals(ip)
        || rule.selector().from().isHost() && rule.selector().from().address().equals(ip);
  }

  /** Links of pods that no host route uses. */
  private static Stream<Link> spare(CniFacts node) {
    Set<String> used = new HashSet<>();
    for (Family family : Family.values()) {
      node.snapshot().routes(family).orElse(List.of()).stream()
          .filter(r -> r.destination().isHost() && r.unicast())
          .flatMap(r -> r.link().stream())
          .forEach(used::add);
    }
    return node.snapshot().links().orElse(List.of()).stream()
        .filter(l -> HostModel.podLink(l.name()) && !used.contains(l.name()));
  }

  private static void unlisted(CniFacts node, Findings findings) {
    Captured<List<CniPod>> list = node.snapshot().eks().pods();
    List<KnownPod> routed = node.pods().stream().filter(p -> p.hostRoute().isPresent()).toList();
    if (routed.isEmpty()) {
      return;
    }
    if (!list.complete()) {
      findings.notChecked(STALE, "ipamd-enis.json: no whole list of pods was captured");
      return;
    }
    routed.stream()
        .filter(p -> p.listed().isEmpty() && !branch(node, p.ip()))
        .forEach(
            p -> {
              Route route = p.hostRoute().orElseThrow();
              findings.report(
                  stale(p.ip(), route.evidence(), "host route to it, but no list names such a pod")
                      .evidence(
                          list instanceof Captured.Known<?> known
                              ? known.files().stream().map(Evidence::file).toList()
                              : List.of()));
            });
  }

  /** A pod with a branch interface, which ipamd does not list: its table is 100 plus the VLAN. */
  private static boolean branch(CniFacts node, IpAddress ip) {
    return node.fromPod(ip.family())
        .anyMatch(r -> r.selector().from().address().equals(ip) && r.table().matches("\\d{3,4}"));
  }

  private static FindingDraft missing(IpAddress ip, Evidence why) {
    return FindingDraft.of(MISSING, ip.toString(), ip + ": pod without a host route")
        .consequence(
            "The host and other pods send to it by an ENI instead of its link; it gets no"
                + " answers.")
        .evidence(why)
        .because("cni-networkmanager-owner")
        .becauseOnHost("cni-networkmanager-owner")
        .remedy(
            Remedy.of(
                CniSteps.recreatePods("the pod of " + ip),
                Remedy.Step.verify(
                    "Look at its route",
                    "Expect `dev eni...`.",
                    "ip -" + ip.family().number() + " route get " + ip),
                CniSteps.nothingToUndo("The route is made with the new sandbox."),
                Steps.watch()))
        .source("amazon-vpc-cni-k8s#1514");
  }

  private static FindingDraft stale(IpAddress ip, Evidence why, String what) {
    String version = "ip -" + ip.family().number();
    return FindingDraft.of(STALE, ip.toString(), ip + ": " + what)
        .consequence("When the address is given to another pod, two states fight over it.")
        .evidence(why)
        .confidence(Confidence.LIKELY)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Make sure that no pod has it",
                    "Nothing is printed when it is free.",
                    "kubectl get pods -A -o wide | grep -w " + ip),
                Remedy.Step.repair(
                    "Delete what is left over",
                    "Only what still exists is deleted; repeat for the 1536 rule where there is"
                        + " one.",
                    "sudo " + version + " rule del priority 512 to " + ip,
                    "sudo " + version + " rule del priority 1536 from " + ip),
                CniSteps.rules("Expect none for " + ip + "."),
                Remedy.Step.undo(
                    "Add the rule again",
                    "",
                    "sudo " + version + " rule add priority 512 to " + ip + " lookup main")))
        .source("amazon-vpc-cni-k8s#2048");
  }
}
