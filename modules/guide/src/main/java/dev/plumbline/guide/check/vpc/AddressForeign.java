package dev.plumbline.guide.check.vpc;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.Address;
import dev.plumbline.model.account.NetworkInterface;
import java.util.List;
import java.util.Optional;

/**
 * An interface of the instance has an address in the guest that the account gives to none of the
 * instance's interfaces: the network drops what is sent with it.
 */
final class AddressForeign implements Check {
  private static final String ID = "vpc-address-foreign";

  @Override
  public List<String> ids() {
    return List.of(ID);
  }

  @Override
  public List<Need> needs() {
    return List.of(Need.ADDRESSES, Need.LINKS);
  }

  @Override
  public Gate gate(CheckContext context) {
    return Gate.when(context.snapshot().vpc().interfaces().optional().isPresent());
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<NetworkInterface> own =
        context.host().enis().stream()
            .flatMap(e -> card(context, e.link().mac()).stream())
            .toList();
    for (Address address : context.snapshot().addresses().orElse(List.of())) {
      Optional<NetworkInterface> at =
          context.snapshot().link(address.link()).flatMap(l -> card(context, l.mac()));
      boolean hostsOwn = address.global() && context.host().isEni(address.link());
      if (hostsOwn && at.isPresent() && own.stream().noneMatch(e -> e.owns(address.ip()))) {
        findings.report(draft(address, at.get()));
      }
    }
  }

  private static Optional<NetworkInterface> card(CheckContext context, String mac) {
    return context.snapshot().vpc().interfaces().orElse(List.of()).stream()
        .filter(e -> !mac.isEmpty() && e.mac().equals(mac))
        .findFirst();
  }

  private static FindingDraft draft(Address address, NetworkInterface eni) {
    String ip = address.ip().toString();
    return FindingDraft.of(ID, ip, ip + ": on " + address.link() + ", not given by the account")
        .family(address.ip().family())
        .consequence(
            "No interface of the instance owns it, so what is sent with it is dropped"
                + (eni.sourceDestCheck() ? " by " + eni.id() + "." : " unless it is routed."))
        .evidence(address.evidence(), eni.evidence())
        .links(address.link())
        .remedy(
            Remedy.of(
                Step.repair(
                    "Take the address off",
                    "Connections that use it end.",
                    "sudo ip address del "
                        + Quoting.quote(ip + "/" + address.prefixLength())
                        + " dev "
                        + Quoting.quote(address.link())),
                Step.verify(
                    "Look again",
                    "The address is gone.",
                    "ip address show dev " + Quoting.quote(address.link())),
                Step.undo(
                    "Put it back",
                    "",
                    "sudo ip address add "
                        + Quoting.quote(ip + "/" + address.prefixLength())
                        + " dev "
                        + Quoting.quote(address.link()))))
        .source("Amazon EC2 user guide, source/destination checking");
  }
}
