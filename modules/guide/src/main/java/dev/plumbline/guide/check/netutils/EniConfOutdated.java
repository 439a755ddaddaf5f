package dev.plumbline.guide.check.netutils;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.IpPrefix;
import dev.plumbline.model.Metadata;
import dev.plumbline.path.Configured;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * Metadata names a subnet that eni.conf does not route (F22): refresh runs never rewrite that file.
 * IPv6 that came after the file was written is the finding v6-prefix-route-missing.
 */
final class EniConfOutdated extends NetUtilsCheck {
  EniConfOutdated() {
    super("eni-conf-outdated", Need.DROP_INS, Need.METADATA, Need.LINKS);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    for (Eni eni : context.host().enis()) {
      Optional<DropIn> file = Configured.eniConf(context.snapshot(), eni.name());
      if (file.isPresent()) {
        for (Family family : Family.values()) {
          check(context, findings, eni, file.get(), family);
        }
      }
    }
  }

  private void check(CheckContext context, Findings findings, Eni eni, DropIn file, Family family) {
    List<IpPrefix> routed =
        Configured.routes(context.snapshot())
            .filter(r -> r.file().equals(file))
            .flatMap(r -> r.destination().stream())
            .filter(d -> d.family() == family && d.length() > 0)
            .toList();
    Optional<Metadata.Value> value =
        eni.metadata().flatMap(m -> m.value(key(family))).filter(Metadata.Value::answered);
    // Without any subnet of the family the file was written before the family was there.
    if (value.isEmpty() || routed.isEmpty()) {
      return;
    }
    value.get().items().stream()
        .flatMap(text -> IpPrefix.tryParse(text).stream())
        .filter(subnet -> !routed.contains(subnet))
        .findFirst()
        .ifPresent(subnet -> findings.report(draft(eni, file, subnet, value.get())));
  }

  private static String key(Family family) {
    return family == Family.V4 ? "subnet-ipv4-cidr-block" : "subnet-ipv6-cidr-blocks";
  }

  private FindingDraft draft(Eni eni, DropIn file, IpPrefix subnet, Metadata.Value value) {
    String link = eni.name();
    return FindingDraft.of(id(), link, link + ": eni.conf has no route for subnet " + subnet)
        .consequence(
            "Traffic from "
                + link
                + " to hosts of that subnet goes to the gateway instead of straight to them.")
        .family(subnet.family())
        .evidence(value.evidence(), Evidence.file(file.file()))
        .links(link)
        .remedy(
            Remedy.of(
                Steps.restartPolicyRoutes(link),
                Remedy.Step.verify(
                    "Look at the private table",
                    "It has a route for " + subnet + ".",
                    (subnet.family() == Family.V4 ? "ip -4" : "ip -6")
                        + " route show table "
                        + eni.tableName().orElse("all")),
                Remedy.Step.undo("Nothing to undo", "The unit writes what metadata says.")))
        .source("setup-policy-routes refresh keeps an existing eni.conf; 2.5.0 and later");
  }
}
