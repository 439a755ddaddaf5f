package dev.plumbline.guide.check.eks;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * networkd took a CNI's ENI and let it go: the address left with it, and with the address every
 * IPv4 route by it (amazon-vpc-cni-k8s 3162; amazon-eks-ami PR 1738, 2324).
 */
final class RaceReleased extends CniCheck {
  RaceReleased() {
    super("cni-race-released");
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.RULES)) {
      return;
    }
    if (node.enis().isEmpty()) {
      node.unknownAddresses().ifPresent(why -> findings.notChecked(ids().getFirst(), why));
    }
    List<NodeEni> bare = new ArrayList<>();
    for (NodeEni eni : node.enis()) {
      Optional<String> unknown = node.unknownAddresses(eni.name());
      if (!eni.ofCni() || !eni.unmanaged() && eni.state().isPresent()) {
        continue;
      }
      if (unknown.isPresent()) {
        findings.notChecked(ids().getFirst(), unknown.get());
      } else if (node.addressesOf(eni.name()).noneMatch(a -> a.family() == Family.V4)) {
        bare.add(eni);
      }
    }
    for (NodeEni eni : bare) {
      judge(node, findings, eni, bare.size() == 1);
    }
  }

  private void judge(CniFacts node, Findings findings, NodeEni eni, boolean only) {
    Optional<String> table = node.table(eni).or(() -> only ? orphan(node) : Optional.empty());
    if (table.isEmpty()) {
      return;
    }
    List<Evidence> claims = node.claims(eni, table.get());
    if (claims.isEmpty()) {
      return; // nobody leads there: an ENI that the CNI was told to leave alone
    }
    Optional<String> unknown = node.unknownTable(Family.V4, table.get());
    if (unknown.isPresent()) {
      findings.notChecked("cni-race-released", unknown.get());
    } else if (!node.hasDefault(Family.V4, table.get())) {
      findings.report(draft(node, eni, table.get(), claims));
    }
  }

  /** The one table that the CNI's rules lead to, which is empty and no other ENI's. */
  private static Optional<String> orphan(CniFacts node) {
    List<String> tables =
        Stream.concat(node.fromEni(Family.V4), node.fromPod(Family.V4))
            .map(PolicyRule::table)
            .distinct()
            .filter(t -> !t.equals("main") && !node.hasDefault(Family.V4, t))
            .filter(t -> node.eniOfTable(t).isEmpty())
            .toList();
    return tables.size() == 1 ? Optional.of(tables.getFirst()) : Optional.empty();
  }

  private static FindingDraft draft(
      CniFacts node, NodeEni eni, String table, List<Evidence> claims) {
    boolean certain = eni.unmanaged() && node.setUp().of(node.host(), eni.name()).isPresent();
    return FindingDraft.of(
            "cni-race-released",
            eni.name(),
            eni.name() + ": no IPv4 address, and table " + table + " is empty")
        .consequence(
            "networkd took "
                + eni.name()
                + " and let it go; its pods and its own address have no way out.")
        .links(eni.name())
        .confidence(certain ? Confidence.CERTAIN : Confidence.LIKELY)
        .evidence(eni.state().map(s -> s.evidence()))
        .evidence(claims)
        .evidence(
            node.snapshot().journal().orElse(List.of()).stream()
                .filter(
                    l ->
                        l.message().startsWith(eni.name() + ": Unmanaging interface")
                            || l.message().startsWith(eni.name() + ": DHCP lease lost"))
                .map(l -> l.evidence())
                .toList())
        .remedy(
            Remedy.of(
                CniSteps.restartAwsNode(),
                Steps.state(eni.name(), "Expect unmanaged, with its address."),
                CniSteps.table(table, "Expect the gateway and default by " + eni.name() + "."),
                CniSteps.nothingToUndo("ipamd only sets up again what it had set up."),
                CniSteps.newNodes()))
        .source("amazon-vpc-cni-k8s#3162, #3375; amazon-eks-ami PR 1738, 2324");
  }
}
