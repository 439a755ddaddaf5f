package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Link;
import dev.plumbline.model.RouteEvent;
import dev.plumbline.path.HostModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * udev gives the host side of a pod's link a new MAC after the CNI put the old one into the pod's
 * neighbour table (MACAddressPolicy=persistent; amazon-vpc-cni-k8s 2103, 2118).
 */
final class VethMac extends CniCheck {
  private static final String ID = "cni-veth-mac-rewritten";
  private static final Pattern LINK =
      Pattern.compile(
          "(?s)\\d+: (eni[0-9a-f]{11})(?:@\\S+)?: <(.*?)>.*?link/ether ([0-9a-f:]{17}).*");
  private static final Pattern NEIGHBOUR =
      Pattern.compile(".*\\b169\\.254\\.1\\.1\\b.*\\blladdr ([0-9A-Fa-f:]{17}).*");

  VethMac() {
    super(ID);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    boolean events = node.snapshot().events().optional().isPresent();
    List<String> neighbours =
        node.recording().files().stream()
            .filter(f -> f.contains("neigh") && !f.equals("ip-j-neigh.json"))
            .filter(f -> !f.startsWith("other-"))
            .toList();
    if (!events && neighbours.isEmpty()) {
      findings.notChecked(ID, "ip-monitor.txt: not in the recording");
    }
    watched(node, findings);
    neighbours.forEach(f -> neighbour(node, findings, f));
  }

  /** The MAC of a link changes before it is up for the first time. */
  private static void watched(CniFacts node, Findings findings) {
    Map<String, String> macs = new HashMap<>();
    Map<String, Evidence> first = new HashMap<>();
    for (RouteEvent event : node.snapshot().events().orElse(List.of())) {
      Matcher link = LINK.matcher(event.text());
      if (!event.kind().equals("link") || !link.matches()) {
        continue;
      }
      String name = link.group(1);
      if (event.deleted()) {
        macs.remove(name);
        continue;
      }
      String before = macs.putIfAbsent(name, link.group(3));
      first.putIfAbsent(name, event.evidence());
      if (before != null && !before.equals(link.group(3))) {
        findings.report(draft(name, List.of(event.evidence(), first.get(name))));
      }
    }
  }

  /** A pod's neighbour table holds a MAC that no link of the host has. */
  private static void neighbour(CniFacts node, Findings findings, String file) {
    List<Link> links = node.snapshot().links().orElse(List.of());
    List<Link> veths = links.stream().filter(l -> HostModel.podLink(l.name())).toList();
    int number = 0;
    for (String line : node.recording().text(file).orElse("").lines().toList()) {
      number++;
      Matcher match = NEIGHBOUR.matcher(line);
      if (match.matches() && node.snapshot().links().complete()) {
        String mac = match.group(1).toLowerCase(Locale.ROOT);
        boolean known = veths.stream().anyMatch(l -> l.mac().equals(mac));
        Optional<Link> link =
            veths.stream().filter(l -> file.contains(l.name()) || veths.size() == 1).findFirst();
        Evidence evidence = new Evidence(file, number, line.strip());
        if (!known && link.isPresent()) {
          findings.report(draft(link.get().name(), List.of(evidence, link.get().evidence())));
        }
      }
    }
  }

  private static FindingDraft draft(String link, List<Evidence> lines) {
    return FindingDraft.of(ID, link, link + ": its MAC was changed after the CNI had set it")
        .consequence(
            "The pod sends to a MAC that nobody has: it reaches nothing, though rules and routes"
                + " are in order.")
        .links(link)
        .confidence(Confidence.CERTAIN)
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Let udev keep the MAC of new links",
                    "Counts for links made afterwards.",
                    "printf '[Match]\\nOriginalName=eni*\\n[Link]\\nMACAddressPolicy=none\\n'"
                        + " | sudo tee /etc/systemd/network/98-cni.link",
                    "sudo udevadm control --reload"),
                CniSteps.recreatePods("the pods of this node"),
                Remedy.Step.verify(
                    "Compare the two MACs",
                    "The pod's neighbour 169.254.1.1 has the MAC of " + link + ".",
                    "ip link show " + link),
                Remedy.Step.undo(
                    "Remove the file", "", "sudo rm /etc/systemd/network/98-cni.link")))
        .source("amazon-vpc-cni-k8s#2103, #2118; amazon-eks-ami#2222");
  }
}
