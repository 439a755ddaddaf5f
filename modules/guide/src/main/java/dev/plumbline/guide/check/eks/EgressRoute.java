package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.path.Lookup;
import dev.plumbline.path.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pods of IPv6 clusters get IPv4 egress by a link of their own; without its host route the address
 * goes to an ENI (amazon-vpc-cni-k8s 3702).
 */
final class EgressRoute extends CniCheck {
  private static final List<IpPrefix> RANGES =
      List.of(IpPrefix.parse("169.254.172.0/22"), IpPrefix.parse("fd00::ac:0/118"));
  private static final Pattern CHAIN = Pattern.compile("-s (\\S+) .*CNI-E[46]-");
  private static final Pattern GET = Pattern.compile("^\\s*([0-9a-f.:]+) .*?\\bdev (\\S+).*$");

  EgressRoute() {
    super("cni-egress-route-missing");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    for (KernelAnswer answer : node.snapshot().kernelAnswers()) {
      IpAddress.tryParse(answer.query().getOrDefault("dst", ""))
          .filter(EgressRoute::egress)
          .filter(_ -> answer.dev().flatMap(node::eni).isPresent())
          .ifPresent(ip -> findings.report(draft(ip, answer.evidence())));
    }
    single(node, findings);
    Map<IpAddress, Evidence> pods = chains(node);
    boolean routes = node.snapshot().routes().optional().isPresent();
    if (!pods.isEmpty() && !routes) {
      findings.notChecked("cni-egress-route-missing", "ip-j-route-all.json: not in the recording");
    }
    pods.forEach(
        (ip, why) -> {
          Optional<Lookup.Exit> exit = node.context().lookup().exit(Query.to(ip));
          if (exit.map(Lookup.Exit::link).flatMap(node::eni).isPresent()) {
            findings.report(draft(ip, why).evidence(exit.flatMap(Lookup.Exit::evidence)));
          }
        });
  }

  /** True for a text that begins with the answer about an egress address. */
  static boolean shows(String text) {
    return text.lines()
        .map(GET::matcher)
        .filter(Matcher::matches)
        .flatMap(m -> IpAddress.tryParse(m.group(1)).stream())
        .anyMatch(EgressRoute::egress);
  }

  private static boolean egress(IpAddress ip) {
    return RANGES.stream().anyMatch(r -> r.contains(ip));
  }

  /** One pasted {@code ip route get}. */
  private static void single(CniFacts node, Findings findings) {
    String file = "ip-route-get.txt";
    int number = 0;
    for (String line : node.recording().text(file).orElse("").lines().toList()) {
      number++;
      Matcher match = GET.matcher(line);
      if (match.matches() && node.eni(match.group(2)).isPresent()
          || match.matches() && match.group(2).matches("(eth|ens|enp|eno|enX)\\d.*")) {
        Evidence evidence = new Evidence(file, number, line.strip());
        IpAddress.tryParse(match.group(1))
            .filter(EgressRoute::egress)
            .ifPresent(ip -> findings.report(draft(ip, evidence)));
      }
    }
  }

  private static Map<IpAddress, Evidence> chains(CniFacts node) {
    Map<IpAddress, Evidence> pods = new LinkedHashMap<>();
    for (String file : List.of("iptables-save.txt", "ip6tables-save.txt", "iptables-nat.txt")) {
      int number = 0;
      for (String line : node.recording().text(file).orElse("").lines().toList()) {
        number++;
        Matcher match = CHAIN.matcher(line);
        if (match.find()) {
          Evidence evidence = new Evidence(file, number, line.strip());
          IpPrefix.tryParse(match.group(1))
              .filter(IpPrefix::isHost)
              .map(IpPrefix::address)
              .filter(EgressRoute::egress)
              .ifPresent(ip -> pods.putIfAbsent(ip, evidence));
        }
      }
    }
    return pods;
  }

  private static FindingDraft draft(IpAddress ip, Evidence why) {
    String version = "ip -" + (ip.family() == Family.V4 ? 4 : 6);
    return FindingDraft.of(
            "cni-egress-route-missing", ip.toString(), ip + ": egress address without a host route")
        .consequence("Answers to the pod's egress go to an ENI instead of its link.")
        .evidence(why)
        .remedy(
            Remedy.of(
                CniSteps.recreatePods("the pod of " + ip),
                Remedy.Step.verify(
                    "Look at its route", "Expect `dev veth...`.", version + " route get " + ip),
                CniSteps.nothingToUndo("The route is made with the new sandbox.")))
        .source("amazon-vpc-cni-k8s#3702");
  }
}
