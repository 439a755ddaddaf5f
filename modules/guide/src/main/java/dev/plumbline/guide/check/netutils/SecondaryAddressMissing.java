package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Wanted;
import java.util.Optional;

/**
 * Metadata lists a secondary address and its rule is there, but no link has it and the file of the
 * secondary addresses does not ask for it (F4; amazonlinux/amazon-ec2-net-utils#161).
 */
final class SecondaryAddressMissing extends NetUtilsCheck {
  SecondaryAddressMissing() {
    super(
        "secondary-address-missing",
        Need.METADATA,
        Need.ADDRESSES.whole(),
        Need.DROP_INS.whole(),
        Need.RULES);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      eni.wanted(Family.V4)
          .filter(Wanted::address)
          .filter(w -> w.origin() == Wanted.Origin.METADATA)
          .skip(1)
          .forEach(w -> check(context.snapshot(), findings, eni, w));
    }
  }

  private void check(Snapshot snapshot, Findings findings, Eni eni, Wanted wanted) {
    IpPrefix address = wanted.prefix();
    Optional<Evidence> rule =
        Addressing.rules(snapshot, address)
            .map(PolicyRule::evidence)
            .findFirst()
            .or(() -> Addressing.configuredRule(snapshot, address));
    if (rule.isEmpty()
        || Addressing.assigned(snapshot, address)
        || Addressing.configuredAddress(snapshot, address).isPresent()) {
      return;
    }
    String text = Text.of(address);
    String link = eni.name();
    findings.report(
        FindingDraft.of(
                id(), text, link + ": secondary address " + text + " is not on the interface")
            .consequence(
                "Its rule is there, but packets to "
                    + text
                    + " find no host: connections to it time out or are refused.")
            .evidence(wanted.evidence(), rule.get())
            .evidence(Evidence.file("ip-j-addr.json"))
            .links(link)
            .because("alias-file-removed", "link-failed")
            .remedy(
                Remedy.of(
                    Steps.refresh(link),
                    Steps.update("A version after 2.7.4 does not take an error for no addresses."),
                    Steps.state(link, "The address " + text + " is listed."),
                    Remedy.Step.undo(
                        "Nothing to undo", "The refresh only writes what belongs there.")))
            .source("amazonlinux/amazon-ec2-net-utils#161, PR #162; 2.7.1 to 2.7.4"));
  }
}
