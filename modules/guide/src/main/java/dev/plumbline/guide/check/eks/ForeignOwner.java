package dev.plumbline.guide.check.eks;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Routes in main that the CNI never leaves there: it deletes the subnet route of a secondary ENI
 * after it set the address, and takes no lease. Their metric tells NetworkManager (100 to 199) from
 * networkd (amazon-vpc-cni-k8s 1514).
 */
final class ForeignOwner extends CniCheck {
  private static final String FOREIGN = "cni-eni-foreign-route";
  private static final String MANAGER = "cni-networkmanager-owner";

  ForeignOwner() {
    super(FOREIGN, MANAGER);
  }

  @Override
  void look(CniFacts node, Findings findings) {
    if (!has(node, findings, Need.ROUTES)) {
      return;
    }
    node.enis().stream()
        .filter(e -> e.ofCni() && !leftAlone(node, e))
        .forEach(e -> judge(node, findings, e));
  }

  /**
   * An interface that an administrator's own file configures and that the CNI never claimed: such
   * as one with the tag node.k8s.amazonaws.com/no_manage.
   */
  private static boolean leftAlone(CniFacts node, NodeEni eni) {
    boolean own = eni.file().filter(f -> f.path().startsWith("/etc/systemd/network/")).isPresent();
    return own && node.table(eni).filter(t -> !node.claims(eni, t).isEmpty()).isEmpty();
  }

  private static void judge(CniFacts node, Findings findings, NodeEni eni) {
    List<Route> routes =
        node.snapshot()
            .table(Family.V4, "main")
            .filter(r -> r.unicast() && r.link().filter(eni.name()::equals).isPresent())
            .filter(r -> r.protocol().equals("dhcp") || subnet(r))
            .toList();
    if (routes.isEmpty()) {
      return;
    }
    findings.report(foreign(eni, routes));
    List<Evidence> manager = managerLines(node, eni, routes);
    if (!manager.isEmpty()) {
      findings.report(manager(node, eni, manager));
    }
  }

  private static boolean subnet(Route route) {
    return route.protocol().equals("kernel") && !route.destination().isHost();
  }

  /** DHCP routes with a metric of NetworkManager by a link that networkd does not run. */
  private static List<Evidence> managerLines(CniFacts node, NodeEni eni, List<Route> routes) {
    List<Evidence> lines = new ArrayList<>();
    boolean networkd =
        eni.state().filter(s -> s.setupState().startsWith("configur")).isPresent()
            || eni.file().isPresent();
    boolean pods = node.pods().stream().anyMatch(p -> p.hostRoute().isPresent());
    routes.stream()
        .filter(r -> r.protocol().equals("dhcp") && !networkd && pods)
        .filter(r -> r.metric().orElse(0) >= 100 && r.metric().orElse(0) < 200)
        .forEach(r -> lines.add(r.evidence()));
    node.line("nmcli.txt", eni.name(), "connected")
        .filter(l -> !l.text().contains("disconnected"))
        .ifPresent(lines::add);
    return lines;
  }

  private static FindingDraft foreign(NodeEni eni, List<Route> routes) {
    Optional<Route> leased = routes.stream().filter(r -> r.protocol().equals("dhcp")).findFirst();
    return FindingDraft.of(
            FOREIGN,
            eni.name(),
            eni.name()
                + ": main has "
                + (leased.isPresent() ? "DHCP routes" : "the subnet route")
                + " of this secondary ENI")
        .consequence(
            "Something other than the CNI sets or renews its address; what it does next is not"
                + " under the CNI's control.")
        .links(eni.name())
        .confidence(eni.role() == Confidence.CERTAIN ? Confidence.CERTAIN : Confidence.LIKELY)
        .evidence(routes.stream().map(Route::evidence).toList())
        .because(
            "cni-race-systemd-over-cni",
            "cni-race-cni-over-systemd",
            "cni-race-owner-systemd",
            MANAGER)
        .remedy(
            Remedy.of(
                Remedy.Step.investigate(
                    "Find the manager of " + eni.name(),
                    "networkd: configured. NetworkManager: connected.",
                    "networkctl status " + quote(eni.name()),
                    "nmcli device status"),
                CniSteps.restartAwsNode(),
                Remedy.Step.verify(
                    "Look at main",
                    "Expect no route by " + eni.name() + ".",
                    "ip route show table main dev " + quote(eni.name())),
                CniSteps.nothingToUndo("ipamd only sets up again what it had set up.")))
        .source("amazon-vpc-cni-k8s, set-up of an ENI; #1514, #3524");
  }

  private static FindingDraft manager(CniFacts node, NodeEni eni, List<Evidence> lines) {
    boolean runs =
        Optional.ofNullable(node.snapshot().units().orElse(Map.of()).get("NetworkManager.service"))
            .filter(u -> u.active().equals("active"))
            .isPresent();
    return FindingDraft.of(
            MANAGER, eni.name(), eni.name() + ": NetworkManager runs this ENI of the CNI")
        .consequence(
            "When it takes links down and up, the kernel drops host routes of pods and the table"
                + " of the ENI.")
        .links(eni.name())
        .confidence(
            runs || lines.getFirst().file().equals("nmcli.txt")
                ? Confidence.CERTAIN
                : Confidence.LIKELY)
        .evidence(lines)
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Take pod links and secondary ENIs from NetworkManager",
                    "The primary ENI stays with it; put its name in place of PRIMARY.",
                    "printf '[keyfile]\\nunmanaged-devices=interface-name:eni*;"
                        + "interface-name:vlan*;interface-name:"
                        + eni.name()
                        + "\\n' | sudo tee /etc/NetworkManager/conf.d/90-cni.conf",
                    "sudo systemctl reload NetworkManager"),
                CniSteps.restartAwsNode(),
                CniSteps.recreatePods("pods without a host route"),
                Remedy.Step.verify(
                    "Look at the devices",
                    "Expect " + eni.name() + " unmanaged.",
                    "nmcli device status"),
                Remedy.Step.undo(
                    "Remove the file",
                    "",
                    "sudo rm /etc/NetworkManager/conf.d/90-cni.conf",
                    "sudo systemctl reload NetworkManager")))
        .source("amazon-vpc-cni-k8s#1514; coreos/fedora-coreos-tracker#929");
  }
}
