package dev.plumbline.guide.check.imds;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.Check;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.KernelAnswer;
import dev.plumbline.model.Neighbour;
import dev.plumbline.model.Route;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Eni;
import dev.plumbline.path.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where packets to the metadata service go: by an ENI, by something else, or nowhere (F7). By an
 * ENI it may be on link or through a gateway, both work. The kernel's own answer counts where the
 * recording has it.
 */
final class ImdsWay implements Check {
  private static final String WRONG = "imds-wrong-route";
  private static final String NONE = "imds-no-route";

  @Override
  public List<String> ids() {
    return List.of(WRONG, NONE);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Answer answer = context.lookup().answer(Query.to(ImdsFacts.IMDS));
    Optional<KernelAnswer> kernel = kernel(context);
    Optional<String> link =
        kernel
            .flatMap(KernelAnswer::dev)
            .or(() -> kernel.isPresent() ? Optional.empty() : answer.leavesBy());
    if (link.isPresent()) {
      if (context.snapshot().links().optional().isEmpty()) {
        open(
            findings, "ip-j-link.json: not captured, so what " + link.get() + " is cannot be told");
      } else if (!context.host().isEni(link.get())) {
        findings.report(wrong(context, link.get(), answer, kernel));
      }
    } else if (kernel.isPresent() || answer instanceof Answer.NoWay) {
      refused(context, answer, kernel)
          .ifPresentOrElse(findings::report, () -> findings.report(none(context, kernel)));
    } else if (answer instanceof Answer.Unknown unknown) {
      open(findings, unknown.why());
    }
  }

  private void open(Findings findings, String why) {
    ids().forEach(id -> findings.notChecked(id, why));
  }

  private static Optional<KernelAnswer> kernel(CheckContext context) {
    return context.snapshot().kernelAnswers().stream()
        .filter(a -> ImdsFacts.ADDRESS.equals(a.query().get("dst")))
        .filter(
            a ->
                Map.of("family", "", "dst", "", "command", "")
                    .keySet()
                    .containsAll(a.query().keySet()))
        .findFirst();
  }

  private static FindingDraft wrong(
      CheckContext context, String link, Answer answer, Optional<KernelAnswer> kernel) {
    Optional<Route> route = answer.way().flatMap(Answer.Way::route);
    String match = route.map(r -> " by " + text(r)).orElse("");
    List<Evidence> evidence = new ArrayList<>();
    route.map(Route::evidence).ifPresent(evidence::add);
    kernel.map(KernelAnswer::evidence).ifPresent(evidence::add);
    Optional<Neighbour> silent =
        context.snapshot().neighbours().orElse(List.of()).stream()
            .filter(n -> n.link().equals(link) && n.ip().equals(ImdsFacts.IMDS))
            .findFirst();
    silent.map(Neighbour::evidence).ifPresent(evidence::add);
    return FindingDraft.of(
            WRONG,
            ImdsFacts.ADDRESS,
            ImdsFacts.ADDRESS
                + ": leaves by "
                + link
                + ", no network interface of the instance,"
                + match)
        .consequence(
            "Nobody answers there, or not the metadata service: requests time out, or end with \"No"
                + " route to host\".")
        .evidence(evidence)
        .confidence(tunnel(context, link) ? Confidence.LIKELY : Confidence.CERTAIN)
        .remedy(remedy(context, route))
        .source("EC2 user guide, Instance metadata; canonical/cloud-init#4026");
  }

  /** A tunnel that takes everything may let somebody else answer, a bridge does not. */
  private static boolean tunnel(CheckContext context, String link) {
    return context
        .snapshot()
        .link(link)
        .filter(l -> List.of("tun", "wireguard", "ipip", "gre", "vti").contains(l.kind()))
        .isPresent();
  }

  private static String text(Route route) {
    return (route.isDefault() ? "default" : route.destination().toString())
        + " in table "
        + route.table();
  }

  private static Optional<FindingDraft> refused(
      CheckContext context, Answer answer, Optional<KernelAnswer> kernel) {
    boolean noMatch = kernel.filter(k -> k.error().equals("Network is unreachable")).isPresent();
    if (!(answer instanceof Answer.NoWay none)
        || none.route().isEmpty() && (none.rule().isEmpty() || noMatch)) {
      return Optional.empty();
    }
    List<Evidence> evidence = new ArrayList<>();
    none.route().map(Route::evidence).ifPresent(evidence::add);
    none.rule().ifPresent(r -> evidence.add(r.evidence()));
    kernel.map(KernelAnswer::evidence).ifPresent(evidence::add);
    String what =
        none.route()
            .map(r -> r.type() + " route " + text(r))
            .orElseGet(() -> "rule " + none.rule().orElseThrow().priority());
    return Optional.of(
        FindingDraft.of(
                WRONG,
                ImdsFacts.ADDRESS,
                ImdsFacts.ADDRESS + ": refused by " + what + " (" + none.error().text() + ")")
            .consequence("Every request ends at once with \"" + none.error().text() + "\".")
            .evidence(evidence)
            .because("reject-route")
            .remedy(remedy(context, none.route()))
            .source("Linux ip-route(8), ip-rule(8)"));
  }

  private static Remedy remedy(CheckContext context, Optional<Route> route) {
    String eni = context.host().primary().map(Eni::name).map(Quoting::quote).orElse("INTERFACE");
    return Remedy.of(
        Step.repair(
            "Send it by the primary interface",
            "A route for this one address wins over every wider one. It lasts until the interface"
                + " is configured anew; remove the overlapping network for good.",
            "sudo ip route add 169.254.169.254/32 dev " + eni),
        ImdsFacts.tryToken("Expect HTTP/1.1 200 and Server: EC2ws."),
        Step.undo("Remove the route", "", "sudo ip route del 169.254.169.254/32 dev " + eni),
        Step.investigate(
            "Find who made the overlap",
            route.map(r -> "It is " + text(r) + ". ").orElse("")
                + "Container networks, VPNs and zeroconf addresses in 169.254.0.0/16 are the usual"
                + " ones.",
            "ip route show to match 169.254.169.254 table all",
            "docker network ls"));
  }

  private static FindingDraft none(CheckContext context, Optional<KernelAnswer> kernel) {
    String eni = context.host().primary().map(Eni::name).orElse("INTERFACE");
    return FindingDraft.of(
            NONE,
            ImdsFacts.ADDRESS,
            ImdsFacts.ADDRESS
                + ": no route matches, requests end at once with \"Network is unreachable\"")
        .consequence("Nothing on the host can ask the metadata service.")
        .evidence(kernel.map(KernelAnswer::evidence))
        .evidence(
            context.snapshot().routes() instanceof Captured.Known<?> known
                ? known.files().stream().map(Evidence::file).toList()
                : List.of())
        .becauseOnHost("default-route-missing", "base-rule-missing", "link-down", "dhcp-lease-lost")
        .remedy(
            Remedy.of(
                Steps.reconfigure(eni),
                ImdsFacts.tryToken("Expect HTTP/1.1 200 and Server: EC2ws."),
                Step.undo("Nothing to undo", "The files are unchanged; they are only applied."),
                Step.investigate(
                    "See what happened to the default route",
                    "It comes with the lease of the primary interface.",
                    "ip route show table main",
                    "journalctl -b -u systemd-networkd --no-pager | tail -n 50")))
        .source("Linux ip-route(8); F7");
  }
}
