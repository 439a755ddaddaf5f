package dev.plumbline.guide.check.networkd;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Phrases;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Family;
import dev.plumbline.model.Route;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rules, routes and addresses that networkd had not made went when it configured a link anew, and
 * which foreign routes stayed (F7; amazonlinux/amazon-ec2-net-utils#96, #167,
 * aws/amazon-vpc-cni-k8s#1600). networkd 252 removes foreign rules of the whole host, foreign
 * routes and addresses of that link only.
 */
final class ForeignConfig extends SingleCheck {
  private static final String KEPT = "foreign-config-kept";

  ForeignConfig() {
    super("foreign-config-flushed", Need.NETWORKD_JOURNAL);
  }

  @Override
  public List<String> ids() {
    return List.of(id(), KEPT);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Reconfigurations all = Reconfigurations.of(context.snapshot());
    Optional<Snapshot> before = context.snapshot().before();
    boolean watched = before.isPresent() || context.snapshot().events().optional().isPresent();
    if (!watched && canHaveFlushed(context.snapshot(), all)) {
      findings.notChecked(
          id(),
          "ip-monitor.txt: not in the recording, nor is before.txt; what networkd removes is in no"
              + " log");
    }
    List<Flushed> flushed = new ArrayList<>(Flushed.ofEvents(context.host(), all));
    before.ifPresent(
        b -> {
          Set<String> seen = flushed.stream().map(Flushed::subject).collect(Collectors.toSet());
          Flushed.ofDifference(context.host(), b, all).stream()
              .filter(f -> !seen.contains(f.subject()))
              .forEach(flushed::add);
        });
    Map<String, List<Flushed>> bySubject =
        flushed.stream()
            .collect(
                Collectors.groupingBy(Flushed::subject, LinkedHashMap::new, Collectors.toList()));
    bySubject.forEach((subject, gone) -> findings.report(draft(subject, gone)));
    if (!flushed.isEmpty() && before.isEmpty()) {
      findings.notChecked(KEPT, "before.txt: not in the recording, so what stayed cannot be told");
    }
    if (!flushed.isEmpty() && before.isPresent()) {
      kept(context.snapshot(), before.get(), all.since(before.get()), findings);
    }
  }

  /** Without a reconfiguration nothing goes, nor where networkd is told to keep it. */
  private static boolean canHaveFlushed(Snapshot snapshot, Reconfigurations all) {
    return !all.moments().isEmpty() && !ForeignSetting.kept(snapshot.recording());
  }

  private FindingDraft draft(String subject, List<Flushed> gone) {
    List<String> texts = gone.stream().map(Flushed::text).distinct().toList();
    boolean rule = subject.startsWith("rule ");
    Reconfigurations.Moment moment = gone.getFirst().moment();
    boolean witnessed = gone.stream().allMatch(Flushed::witnessed);
    return FindingDraft.of(
            id(),
            subject,
            subject
                + ": networkd removed "
                + Phrases.and(texts)
                + " when it configured "
                + moment.link()
                + " anew")
        .consequence(
            rule
                ? "What this rule steered takes another way since; the rule had nothing to do with "
                    + moment.link()
                    + ", networkd removes foreign rules of the whole host."
                : "What used these routes and addresses fails or takes another way since.")
        .confidence(witnessed ? Confidence.CERTAIN : Confidence.LIKELY)
        .evidence(gone.stream().map(Flushed::evidence).toList())
        .evidence(moment.evidence())
        .links(rule ? moment.link() : subject)
        .remedy(remedy(rule ? moment.link() : subject, gone, rule))
        .source("amazonlinux/amazon-ec2-net-utils#96, #100, #167; systemd-networkd 252");
  }

  private static Remedy remedy(String link, List<Flushed> gone, boolean rule) {
    String folder = "/etc/systemd/network/70-" + link + ".network.d";
    return Remedy.of(
        Remedy.Step.repair(
            "Give it to networkd",
            "Write it as "
                + (rule ? "[RoutingPolicyRule]" : "[Route] or [Address]")
                + " sections into a file of the administrator, then let networkd read it: "
                + Phrases.and(gone.stream().map(Flushed::text).distinct().toList())
                + ".",
            "sudo mkdir -p " + quote(folder),
            "sudoedit " + quote(folder + "/50-own.conf"),
            "sudo networkctl reload"),
        Remedy.Step.repair(
            "Or let networkd keep what it did not make",
            "For the whole host: set both keys to no in a file below /etc/systemd/networkd.conf.d"
                + " and restart networkd, then add the lost entries again.",
            "printf '[Network]\\nManageForeignRoutes=no\\nManageForeignRoutingPolicyRules=no\\n'"
                + " | sudo tee /etc/systemd/networkd.conf.d/10-keep-foreign.conf"),
        Remedy.Step.verify(
            "Look after the next reload",
            "The entries are still there.",
            "ip rule show",
            "ip route show table all dev " + quote(link)),
        Remedy.Step.undo(
            "Remove the file again",
            "",
            "sudo rm " + quote(folder + "/50-own.conf"),
            "sudo networkctl reload"));
  }

  private static void kept(
      Snapshot now, Snapshot before, Reconfigurations since, Findings findings) {
    for (Family family : Family.values()) {
      Map<Object, Route> there =
          now.routes(family).orElse(List.of()).stream()
              .collect(Collectors.toMap(Flushed::key, r -> r, (first, _) -> first));
      before.routes(family).orElse(List.of()).stream()
          .filter(r -> Foreign.route(r) && !since.links().contains(r.link().orElse("")))
          .flatMap(r -> Optional.ofNullable(there.get(Flushed.key(r))).stream())
          .forEach(r -> findings.report(kept(r)));
    }
  }

  private static FindingDraft kept(Route route) {
    String link = route.link().orElse("");
    return FindingDraft.of(KEPT, link, link + ": foreign route " + Flushed.text(route) + " stayed")
        .consequence("Only links that were configured anew lost their foreign routes.")
        .family(route.family())
        .evidence(route.evidence())
        .links(link)
        .source("systemd-networkd 252");
  }
}
