package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Link;
import dev.plumbline.path.HostModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * networkd runs an ENI that the CNI set up (amazon-vpc-cni-k8s 3524, amazon-eks-ami 2512 and 2604).
 * With the last IPv4 address of a link the kernel drops all IPv4 routes by it, in every table: that
 * empties the CNI's table when networkd comes second. On other network cards networkd is meant to
 * be the owner.
 */
final class RaceOwner extends CniCheck {
  private static final String OVER_CNI = "cni-race-systemd-over-cni";
  private static final String OVER_SYSTEMD = "cni-race-cni-over-systemd";
  private static final String OWNER = "cni-race-owner-systemd";

  RaceOwner() {
    super(OVER_CNI, OVER_SYSTEMD, OWNER);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (node.enis().isEmpty()) {
      ids().forEach(id -> findings.notChecked(id, "ip-j-link.json: no ENI is known"));
    }
    boolean seen =
        node.snapshot().networkd().optional().isPresent()
            || node.snapshot().eks().links().optional().isPresent()
            || node.recording().files().stream().anyMatch(f -> f.contains("systemd-network/"));
    if (!seen) {
      ids().forEach(id -> findings.notChecked(id, "networkctl-list.json: not in the recording"));
      return;
    }
    node.enis().stream()
        .filter(e -> e.ofCni() && e.ofNetworkd())
        .forEach(e -> judge(node, findings, e));
  }

  private static void judge(CniFacts node, Findings findings, NodeEni eni) {
    Optional<String> table = node.table(eni);
    Optional<String> unknown =
        table.isEmpty()
            ? Optional.of("ip-j-route-all.json: the table of " + eni.name() + " is not known")
            : node.unknownTable(Family.V4, table.get());
    if (unknown.isPresent()) {
      findings.notChecked(OVER_CNI, unknown.get());
      findings.notChecked(OVER_SYSTEMD, unknown.get());
      owner(node, findings, eni, table);
      return;
    }
    String number = table.get();
    boolean full = node.hasDefault(Family.V4, number);
    List<Evidence> claims = node.claims(eni, number);
    if (full) {
      findings.report(overSystemd(node, eni, number));
    } else if (!claims.isEmpty()) {
      findings.report(overCni(node, eni, number, claims));
    }
  }

  private static Confidence confidence(NodeEni eni) {
    return eni.state().isPresent() && eni.file().isPresent() && !eni.leased().isEmpty()
        ? eni.role()
        : Confidence.LIKELY;
  }

  private static FindingDraft overCni(
      CniFacts node, NodeEni eni, String table, List<Evidence> claims) {
    return draft(
            node,
            eni,
            OVER_CNI,
            eni.name() + ": networkd took it over from the CNI; table " + table + " is empty")
        .consequence(
            "Pods of "
                + eni.name()
                + " fall through to main and leave by the primary ENI, where the VPC drops a"
                + " source that is not its own.")
        .confidence(confidence(eni))
        .evidence(claims)
        .remedy(
            Remedy.of(
                CniSteps.handBack(eni.name()),
                CniSteps.restartAwsNode(),
                CniSteps.table(
                    table, "Expect the gateway and default, both by " + eni.name() + "."),
                CniSteps.undoHandBack(eni.name()),
                CniSteps.newNodes()));
  }

  private static FindingDraft overSystemd(CniFacts node, NodeEni eni, String table) {
    return draft(
            node,
            eni,
            OVER_SYSTEMD,
            eni.name() + ": the CNI set it up, but networkd runs it; table " + table + " is whole")
        .consequence(
            "Its pods work until networkd configures "
                + eni.name()
                + " again; that drops the address and with it table "
                + table
                + ".")
        .confidence(confidence(eni))
        .evidence(node.claims(eni, table))
        .remedy(
            Remedy.of(
                CniSteps.handBack(eni.name()),
                CniSteps.restartAwsNode(),
                Steps.state(eni.name(), "Expect unmanaged, with its address."),
                CniSteps.undoHandBack(eni.name()),
                CniSteps.newNodes()));
  }

  /** The tables are not known; a file of nodeadm, a lease and a late link tell that much. */
  private static void owner(CniFacts node, Findings findings, NodeEni eni, Optional<String> table) {
    if (eni.file().filter(NodeEni.FileOf::nodeadm).isEmpty() || eni.leased().isEmpty()) {
      return;
    }
    Optional<Evidence> late = attachedLate(node, eni);
    if (late.isEmpty()) {
      findings.notChecked(OWNER, "ip-j-link.json: when " + eni.name() + " came is not known");
      return;
    }
    String number = table.orElse("2");
    findings.report(
        draft(
                node,
                eni,
                OWNER,
                eni.name() + ": attached at run time, yet networkd runs it and not the CNI")
            .consequence(
                "Either its pods are without network already or they lose it at the next"
                    + " reconfiguration; the tables would tell, and were not captured.")
            .confidence(Confidence.LIKELY)
            .evidence(late)
            .remedy(
                Remedy.of(
                    Remedy.Step.investigate(
                        "Look at the tables",
                        "Table " + number + " empty means that its pods have no way out.",
                        "ip rule show",
                        "ip route show table " + quote(number),
                        "ip route show table all"),
                    CniSteps.handBack(eni.name()),
                    CniSteps.restartAwsNode(),
                    Steps.state(eni.name(), "Expect unmanaged, with its address."),
                    CniSteps.undoHandBack(eni.name()),
                    CniSteps.newNodes())));
  }

  /** A pod's link is older, other links came between it and the primary, or ipamd set it up. */
  private static Optional<Evidence> attachedLate(CniFacts node, NodeEni eni) {
    Optional<Evidence> log = node.setUp().of(node.host(), eni.name()).map(SetUp.Line::evidence);
    if (log.isPresent() || eni.index().isEmpty()) {
      return log;
    }
    int index = eni.index().getAsInt();
    if (node.snapshot().links().complete()) {
      return node.snapshot().links().orElse(List.of()).stream()
          .filter(l -> HostModel.podLink(l.name()) && l.index() < index)
          .map(Link::evidence)
          .findFirst();
    }
    long between =
        node.enis().stream()
            .filter(e -> e.index().isPresent() && e.index().getAsInt() < index)
            .count();
    boolean gap = index - 2 > between; // lo is 1; ENIs present at boot follow without a gap
    return gap ? eni.state().map(s -> s.evidence()) : Optional.empty();
  }

  private static FindingDraft draft(CniFacts node, NodeEni eni, String id, String summary) {
    return FindingDraft.of(id, eni.name(), summary)
        .links(eni.name())
        .evidence(eni.signs())
        .evidence(log(node, eni))
        .source("amazon-vpc-cni-k8s#3524; amazon-eks-ami#2512, #2604");
  }

  /** Who was asked and when networkd took it. */
  private static List<Evidence> log(CniFacts node, NodeEni eni) {
    List<Evidence> lines = new ArrayList<>();
    for (JournalLine line : node.snapshot().journal().orElse(List.of())) {
      String text = line.message();
      boolean taken =
          text.startsWith(eni.name() + ": Reconfiguring with")
              || text.startsWith(eni.name() + ": Configuring with");
      boolean resolved =
          text.contains("resolved net manager")
              && text.contains("\"" + eni.name() + "\"")
              && text.contains("io.systemd.Network");
      if (taken || resolved) {
        lines.add(line.evidence());
      }
    }
    return List.copyOf(lines);
  }
}
