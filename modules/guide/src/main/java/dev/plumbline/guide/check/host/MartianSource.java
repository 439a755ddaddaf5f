package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Quoting;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.host.KernelMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel goes on logging packets whose source cannot come in by that interface. One burst while
 * an interface is attached is normal.
 */
final class MartianSource extends SingleCheck {
  private static final Pattern LINE =
      Pattern.compile("martian source (\\S+) from (\\S+), on dev (\\S+)");
  private static final Pattern UPTIME = Pattern.compile("\\[\\s*(\\d{1,10}\\.\\d{1,6})]");
  private static final double BURST_SECONDS = 30;

  MartianSource() {
    super("martian-source", Need.KERNEL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Map<String, List<KernelMessage>> byLink = new LinkedHashMap<>();
    for (KernelMessage message : context.snapshot().host().kernel().orElse(List.of())) {
      Matcher line = LINE.matcher(message.text());
      if (line.find()) {
        byLink.computeIfAbsent(line.group(3), _ -> new ArrayList<>()).add(message);
      }
    }
    byLink.forEach(
        (link, lines) -> {
          if (lines.size() > 1 && !burst(lines)) {
            findings.report(draft(link, lines));
          }
        });
  }

  /** All within half a minute, as far as times tell. */
  private static boolean burst(List<KernelMessage> lines) {
    Optional<Double> first = seconds(lines.getFirst());
    Optional<Double> last = seconds(lines.getLast());
    return first.isPresent() && last.isPresent() && last.get() - first.get() <= BURST_SECONDS;
  }

  private static Optional<Double> seconds(KernelMessage message) {
    if (message.time().isPresent()) {
      return message.time().map(t -> t.toEpochMilli() / 1000.0);
    }
    Matcher uptime = UPTIME.matcher(message.evidence().text());
    return uptime.find() ? Optional.of(Double.valueOf(uptime.group(1))) : Optional.empty();
  }

  private FindingDraft draft(String link, List<KernelMessage> lines) {
    KernelMessage last = lines.getLast();
    Matcher line = LINE.matcher(last.text());
    String from = line.find() ? line.group(2) : "somewhere";
    return FindingDraft.of(
            id(),
            link,
            link + ": " + lines.size() + " packets from impossible sources, the last from " + from)
        .consequence(
            "Such packets are dropped. Mostly the way back to their source leaves by another"
                + " interface, so that traffic comes in by one and goes out by the other.")
        .evidence(last.evidence(), lines.getFirst().evidence())
        .links(link)
        .because("rp-filter-strict", "cni-race-systemd-over-cni", "cni-race-cni-over-systemd")
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Ask for the way back",
                    "It has to leave by " + link + ", or the reverse-path filter drops it.",
                    "ip route get " + Quoting.quote(from),
                    "sysctl net.ipv4.conf.all.rp_filter net.ipv4.conf."
                        + Quoting.quote(link)
                        + ".rp_filter"),
                Step.verify(
                    "Count again",
                    "Expect no new lines.",
                    "sudo journalctl -k -b --no-pager | grep -c 'martian source'")))
        .source("Linux ip-sysctl, log_martians and rp_filter");
  }
}
