package dev.plumbline.guide.check.host;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Need;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.host.KernelMessage;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel killed a process because the host's memory was used up. A container that met its own
 * limit is its own affair and only possibly the host's.
 */
final class MemoryOom extends SingleCheck {
  private static final Pattern KILLED =
      Pattern.compile(
          "(?:Out of memory|Memory cgroup out of memory): Kill(?:ed)? process (\\d+)"
              + " \\(([^)]*)\\)");

  MemoryOom() {
    super("memory-oom", Need.KERNEL);
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    List<KernelMessage> killed =
        context.snapshot().host().kernel().orElse(List.of()).stream()
            .filter(m -> KILLED.matcher(m.text()).find())
            .toList();
    List<KernelMessage> host = killed.stream().filter(m -> !inGroup(m)).toList();
    if (!killed.isEmpty()) {
      List<KernelMessage> lines = host.isEmpty() ? killed : host;
      findings.report(
          draft(lines).confidence(host.isEmpty() ? Confidence.POSSIBLE : Confidence.CERTAIN));
    }
  }

  private static boolean inGroup(KernelMessage message) {
    return message.text().contains("Memory cgroup out of memory");
  }

  private FindingDraft draft(List<KernelMessage> lines) {
    KernelMessage last = lines.getLast();
    Matcher process = KILLED.matcher(last.text());
    String name = process.find() ? process.group(2) : "a process";
    String where = inGroup(last) ? "a control group reached its own limit, " : "";
    return FindingDraft.of(
            id(),
            "host",
            "host: "
                + where
                + "the kernel killed "
                + name
                + " for lack of memory"
                + (lines.size() > 1 ? ", " + lines.size() + " kills in all" : ""))
        .consequence(
            inGroup(last)
                ? "Only processes of that group are affected, as somebody limited them."
                : "Whatever was killed is gone unless something starts it again; agents and name"
                    + " resolution may be next.")
        .evidence(last.evidence())
        .evidence(lines.getFirst().evidence())
        .remedy(
            Remedy.of(
                Step.investigate(
                    "See who needs the memory",
                    "The kernel's list of processes stands above each kill.",
                    "ps -eo pid,rss,comm --sort=-rss | head -n 15",
                    "sudo journalctl -k -b --no-pager | grep -i -B 40 'out of memory' | tail -n"
                        + " 60"),
                Step.repair(
                    "Start the killed service again",
                    "For good, give the instance more memory or the program a limit. NAME is its"
                        + " unit.",
                    "sudo systemctl restart NAME"),
                Step.verify("Look at the memory", "Expect some available.", "free -m"),
                Step.undo("Stop it again", "", "sudo systemctl stop NAME")))
        .source("Linux kernel, mm/oom_kill.c");
  }
}
