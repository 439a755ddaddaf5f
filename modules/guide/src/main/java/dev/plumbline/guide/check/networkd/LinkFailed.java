package dev.plumbline.guide.check.networkd;

import static dev.plumbline.guide.Quoting.quote;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Steps;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.DropIn;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.NetworkdLink;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.Eni;
import java.util.List;
import java.util.Optional;

/**
 * networkd gave a link up: its state is failed, or, where the state was not captured, "Failed" is
 * the last word of its log (F8). A link that works again is silent.
 */
final class LinkFailed extends SingleCheck {
  LinkFailed() {
    super("link-failed");
  }

  @Override
  public Gate gate(CheckContext context) {
    Snapshot snapshot = context.snapshot();
    return snapshot.networkd().optional().isEmpty() && snapshot.journal().optional().isEmpty()
        ? Gate.unknown(Need.NETWORKD.lacking(snapshot).orElse("networkctl-list.json"))
        : Gate.OPEN;
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<List<NetworkdLink>> states = snapshot.networkd().optional();
    if (states.isPresent()) {
      states.get().stream()
          .filter(s -> s.setupState().equals("failed"))
          .forEach(
              s ->
                  findings.report(
                      draft(snapshot, s.name(), s.evidence()).confidence(Confidence.CERTAIN)));
      return;
    }
    for (Eni eni : context.host().enis()) {
      LinkLog log = LinkLog.of(snapshot, eni.name());
      log.last("Failed", "Reconfiguring", "Configured", "DHCPv4 address", "Unmanaging")
          .filter(l -> log.text(l).startsWith("Failed"))
          .ifPresent(
              l ->
                  findings.report(
                      draft(snapshot, eni.name(), l.evidence()).confidence(Confidence.LIKELY)));
    }
  }

  private FindingDraft draft(Snapshot snapshot, String link, Evidence state) {
    Optional<JournalLine> error = LinkLog.of(snapshot, link).last("Could not ", "Failed to ");
    Optional<DropIn> file =
        snapshot.dropIns().orElse(List.of()).stream()
            .filter(d -> d.administrator() && d.link().equals(link))
            .findFirst();
    String why = error.map(e -> ": " + e.message().substring(link.length() + 2)).orElse("");
    return FindingDraft.of(id(), link, link + ": networkd gave it up" + why)
        .consequence(
            "networkd does not set the rest of its addresses, routes and rules any more, and the"
                + " lease is not taken.")
        .evidence(state)
        .evidence(error.map(JournalLine::evidence))
        .evidence(file.map(f -> Evidence.file(f.file())))
        .links(link)
        .remedy(remedy(link, file, why))
        .source("systemd-networkd 252; a numeric Gateway= is tried before DHCP gave an address");
  }

  private static Remedy remedy(String link, Optional<DropIn> file, String why) {
    Remedy.Step look =
        Remedy.Step.investigate(
            "Find the setting that fails",
            "The last error before \"Failed\" names it.",
            "journalctl -b -u systemd-networkd --no-pager | grep " + quote(link + ": "));
    String path = file.map(DropIn::path).orElse("");
    if (path.isEmpty()) {
      return Remedy.of(
          look,
          Steps.reconfigure(link),
          Steps.state(link, "Setup state configured, and its address is there."),
          Remedy.Step.undo("Nothing to undo", "The files are unchanged; they are applied anew."));
    }
    boolean gateway = why.contains("invalid gateway");
    return Remedy.of(
        look,
        Remedy.Step.repair(
            "Correct the administrator file",
            gateway
                ? "Write Gateway=_dhcp4 in place of the numeric gateway, so that networkd waits for"
                    + " the lease."
                : "Correct the setting that the error names. A copy of the file is kept.",
            "sudo cp " + quote(path) + " " + quote("/root/" + path.replace('/', '_')),
            gateway
                ? "sudo sed -i 's/^Gateway=[0-9.]*$/Gateway=_dhcp4/' " + quote(path)
                : "sudoedit " + quote(path)),
        Steps.reload(),
        Steps.reconfigure(link),
        Steps.state(link, "Setup state configured, and its address is there."),
        Remedy.Step.undo(
            "Put the old file back",
            "The interface fails again with it.",
            "sudo cp " + quote("/root/" + path.replace('/', '_')) + " " + quote(path),
            "sudo networkctl reload"));
  }
}
