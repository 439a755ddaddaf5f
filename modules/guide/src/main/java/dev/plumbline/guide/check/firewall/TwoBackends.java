package dev.plumbline.guide.check.firewall;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.SingleCheck;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Recording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Both backends of iptables hold rules. Each packet has to pass both, and each program shows only
 * its own half. Tables that are merely there are no rules.
 */
final class TwoBackends extends SingleCheck {
  private static final String SAVE = "iptables-save.txt";
  private static final String OTHER = "iptables-legacy-save.txt";
  private static final Pattern NFT_RULE =
      Pattern.compile("(?m)^\\s+(?!type |policy |chain |table |\\}|#|set |map |elements)\\S+ \\S+");

  TwoBackends() {
    super("fw-legacy-and-nft");
  }

  @Override
  public void run(CheckContext context, Findings findings) {
    Recording recording = context.snapshot().recording();
    String save = recording.text(SAVE).orElse("");
    boolean legacyDefault = save.contains("(legacy)");
    Optional<Evidence> legacy = legacyDefault ? rule(recording, SAVE) : rule(recording, OTHER);
    Optional<Evidence> nft = legacyDefault ? Optional.empty() : rule(recording, SAVE);
    Optional<Evidence> current = nft.or(() -> nftRule(recording));
    if (legacy.isPresent() && current.isPresent()) {
      findings.report(draft(legacy.get(), current.get()));
    } else if (current.isPresent() && !legacyDefault && !recording.has(OTHER)) {
      findings.notChecked(
          id(), OTHER + ": not in the recording, so legacy rules would not be seen");
    } else if (legacy.isPresent()
        && !recording.has("nft-ruleset.json")
        && !recording.has("nft-ruleset.txt")) {
      findings.notChecked(
          id(), "nft-ruleset.json: not in the recording, so nftables rules would not be seen");
    } else if (context.firewall().captured() instanceof Captured.Missing<?> none) {
      findings.notChecked(id(), none.sentence());
    }
  }

  /** The first rule of a dump of iptables-save. */
  private static Optional<Evidence> rule(Recording recording, String file) {
    List<String> lines = recording.text(file).orElse("").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).replaceFirst("^\\[\\d+:\\d+] ", "").startsWith("-A ")) {
        return Optional.of(new Evidence(file, i + 1, lines.get(i).strip()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Evidence> nftRule(Recording recording) {
    if (recording
        .text("nft-ruleset.json")
        .filter(t -> t.contains("{\"rule\":") || t.contains("{\"rule\" :"))
        .isPresent()) {
      return Optional.of(Evidence.file("nft-ruleset.json"));
    }
    return recording
        .text("nft-ruleset.txt")
        .filter(t -> NFT_RULE.matcher(t).find())
        .map(_ -> Evidence.file("nft-ruleset.txt"));
  }

  private FindingDraft draft(Evidence legacy, Evidence current) {
    return FindingDraft.of(id(), "host", "host: both iptables-legacy and nftables hold rules")
        .consequence(
            "Packets have to pass both, and the programs of one do not show the other's rules: what"
                + " one accepts the other may drop.")
        .evidence(legacy, current)
        .remedy(
            Remedy.of(
                Step.investigate(
                    "Look at both",
                    "Find out which program writes which; kube-proxy, docker and firewalld choose"
                        + " by what they find at their start.",
                    "sudo iptables-legacy-save -c",
                    "sudo nft list ruleset",
                    "update-alternatives --display iptables"),
                Step.verify(
                    "Look again after one was given up",
                    "Expect rules in one of them only.",
                    "sudo iptables-legacy-save | grep -c '^-A'")))
        .source("Netfilter wiki, Legacy xtables tools; kubernetes/kubernetes#71305");
  }
}
