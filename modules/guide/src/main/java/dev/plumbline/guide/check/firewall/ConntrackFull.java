package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Snapshot;
import dev.plumbline.model.Sysctl;
import dev.plumbline.model.host.KernelMessage;
import java.util.List;
import java.util.Optional;

/** The table of tracked connections is full, so new connections are dropped and old ones go on. */
final class ConntrackFull extends SingleCheck {
  private static final String COUNT = "net.netfilter.nf_conntrack_count";
  private static final String MAX = "net.netfilter.nf_conntrack_max";

  ConntrackFull() {
    super("conntrack-full");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Snapshot snapshot = context.snapshot();
    Optional<Sysctl> count = setting(snapshot, COUNT);
    Optional<Sysctl> max = setting(snapshot, MAX);
    Optional<KernelMessage> dropped =
        snapshot.host().kernel().orElse(List.of()).stream()
            .filter(m -> m.text().contains("nf_conntrack: table full"))
            .reduce((_, later) -> later);
    boolean full =
        count.isPresent()
            && max.isPresent()
            && number(max.get()) > 0
            && number(count.get()) >= number(max.get());
    if (full || dropped.isPresent()) {
      boolean now = full || count.isEmpty();
      findings.report(
          draft(max)
              .evidence(dropped.map(KernelMessage::evidence))
              .evidence(count.map(Sysctl::evidence))
              .evidence(max.map(Sysctl::evidence))
              .confidence(now ? Confidence.CERTAIN : Confidence.LIKELY));
    } else if (count.isEmpty() || max.isEmpty()) {
      Need.KERNEL
          .lacking(snapshot)
          .ifPresent(
              why ->
                  findings.notChecked(id(), "sysctl-net.txt: no nf_conntrack_count in it; " + why));
    }
  }

  private static Optional<Sysctl> setting(Snapshot snapshot, String name) {
    return snapshot.sysctls().optional().map(m -> m.get(name));
  }

  private static long number(Sysctl sysctl) {
    return sysctl.value().matches("\\d{1,18}") ? Long.parseLong(sysctl.value()) : 0;
  }

  private FindingDraft draft(Optional<Sysctl> max) {
    long size = max.map(ConntrackFull::number).orElse(0L);
    String larger = size > 0 ? Long.toString(size * 2) : "524288";
    return FindingDraft.of(
            id(),
            "host",
            "host: the table of tracked connections is full"
                + (size > 0 ? " (" + size + " entries)" : ""))
        .consequence("New connections are dropped without an answer, in and out; old ones go on.")
        .remedy(
            Remedy.of(
                Step.repair(
                    "Make the table larger",
                    "Takes effect at once, about 320 bytes of memory an entry, and lasts until the"
                        + " next start; put the line into a file below /etc/sysctl.d to keep it.",
                    "sudo sysctl -w net.netfilter.nf_conntrack_max=" + larger),
                Step.verify(
                    "Compare count and size",
                    "Expect a count well below the size.",
                    "sysctl net.netfilter.nf_conntrack_count net.netfilter.nf_conntrack_max"),
                Step.undo(
                    "Set the old size",
                    "",
                    "sudo sysctl -w net.netfilter.nf_conntrack_max=" + (size > 0 ? size : 262144)),
                Step.investigate(
                    "See who holds so many",
                    "Many entries of one peer point to a scan or to connections that are never"
                        + " closed.",
                    "sudo conntrack -L 2>/dev/null | awk '{print $4, $5}' | sort | uniq -c | sort"
                        + " -rn | head")))
        .source("Linux nf_conntrack-sysctl; amazon-vpc-cni-k8s troubleshooting");
  }
}
