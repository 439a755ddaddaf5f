package dev.plumbline.guide.check.routing;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Family;
import dev.plumbline.path.Eni;

/**
 * An ENI is not up, or has no carrier (F24). On a node of the VPC CNI a secondary ENI may be down
 * by intent (tag no_manage).
 */
final class LinkDown extends RoutingCheck {
  LinkDown() {
    super("link-down", Need.LINKS);
  }

  @Override
  void in(CheckContext context, Findings findings, Family family) {
    if (family == Family.V6) {
      return; // a link has no family
    }
    for (Eni eni : context.host().enis()) {
      boolean down = !eni.link().up() || !eni.link().carrier();
      if (down && (eni.primary() || !context.host().cniNode())) {
        findings.report(draft(eni));
      }
    }
  }

  private FindingDraft draft(Eni eni) {
    String link = eni.name();
    return FindingDraft.of(
            id(), link, link + (eni.link().up() ? ": up, but has no carrier" : ": is not up"))
        .consequence("No packet goes in or out; all IPv4 routes by it are gone.")
        .evidence(eni.link().evidence())
        .links(link)
        .because("policy-unit-missing")
        .remedy(
            Remedy.of(
                Remedy.Step.repair(
                    "Let networkd bring it up",
                    "The link comes up and asks for a lease.",
                    "sudo networkctl up " + quote(link)),
                Remedy.Step.verify(
                    "Look at the link",
                    "Expect routable and configured.",
                    "networkctl status " + quote(link)),
                Remedy.Step.undo("Take it down again", "", "sudo networkctl down " + quote(link)),
                Remedy.Step.investigate(
                    "See why it is down",
                    "An ENI that is being detached loses its carrier first.",
                    "journalctl -b -k --no-pager | grep -i ena",
                    "systemctl status policy-routes@" + quote(link) + ".service")))
        .source("amazonlinux/amazon-ec2-net-utils#86");
  }
}
