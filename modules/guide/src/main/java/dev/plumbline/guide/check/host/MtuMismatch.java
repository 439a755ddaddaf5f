package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.Eni;

/**
 * An ENI sends packets no larger than fewer bytes than any VPC carries, so peers whose packets are
 * larger depend on ICMP getting through. Tunnels are smaller by design and not looked at.
 */
final class MtuMismatch extends SingleCheck {
  private static final int LEAST = 1500;

  MtuMismatch() {
    super("mtu-mismatch", Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      int mtu = eni.link().mtu();
      if (mtu > 0 && mtu < LEAST) {
        findings.report(draft(eni.name(), mtu, eni.link().evidence()));
      }
    }
  }

  private FindingDraft draft(String link, int mtu, Evidence evidence) {
    String name = Quoting.quote(link);
    return FindingDraft.of(id(), link, link + ": MTU " + mtu + ", below 1500")
        .consequence(
            "Large packets of peers have to be cut or refused; where the ICMP message about it is"
                + " dropped, connections open and then hang.")
        .evidence(evidence)
        .links(link)
        .remedy(
            Remedy.of(
                Step.repair(
                    "Set the usual size",
                    "Takes effect at once and lasts until the interface is configured anew; remove"
                        + " MTUBytes= from its network file for good. 9001 is the VPC's own size.",
                    "sudo ip link set dev " + name + " mtu 9001"),
                Step.verify(
                    "Find the size of the way",
                    "Expect pmtu 1500 or more.",
                    "tracepath -n 169.254.169.253"),
                Step.undo("Set the old size", "", "sudo ip link set dev " + name + " mtu " + mtu)))
        .source("EC2 user guide, Network MTU");
  }
}
