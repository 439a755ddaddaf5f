package dev.plumbline.path.firewall;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Family;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the dumps of a recording and which of them is the truth. Rules made by iptables on nftables
 * appear in {@code nft} with their matches hidden, so a table that iptables-save shows is read
 * there; tables of the legacy backend are never in {@code nft}, so both count.
 */
record Rulesets(Captured<List<String>> captured, List<Chain> chains, List<String> notes) {
  private static final String SAVE = "iptables-save.txt";

  static Rulesets of(Snapshot snapshot) {
    return new Finder(snapshot).find();
  }

  private static final class Finder {
    private final Recording recording;
    private final Locality locality;
    private final List<String> files = new ArrayList<>();
    private final List<Chain> chains = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> shown = new HashSet<>();

    Finder(Snapshot snapshot) {
      this.recording = snapshot.recording();
      this.locality = new Locality(snapshot);
    }

    Rulesets find() {
      iptables(SAVE, Family.V4, true);
      iptables("ip6tables-save.txt", Family.V6, true);
      iptables("iptables-legacy-save.txt", Family.V4, false);
      iptables("ip6tables-legacy-save.txt", Family.V6, false);
      boolean iptables = !files.isEmpty();
      boolean nft = nft();
      if (files.isEmpty()) {
        String why =
            recording.has(SAVE) ? "iptables-save failed" : SAVE + " is not in the recording";
        return new Rulesets(Captured.missing(SAVE, why), List.of(), notes);
      }
      if (!iptables) {
        notes.add("iptables-save was not captured; legacy iptables rules would not be seen.");
      } else if (!nft) {
        notes.add("The nftables rule set was not captured; tables of its own would not be seen.");
      }
      return new Rulesets(
          Captured.known(List.copyOf(files), files.toArray(String[]::new)),
          List.copyOf(chains),
          List.copyOf(notes));
    }

    private Optional<String> text(String file) {
      Optional<CommandRun> run = recording.command(file);
      String complaint = run.flatMap(CommandRun::stderr).orElse("");
      boolean refused =
          complaint.contains("not permitted") || complaint.contains("Permission denied");
      boolean failed = refused || run.map(r -> r.exit().orElse(0)).orElse(0) != 0;
      if (failed && recording.has(file)) {
        notes.add(file + " is not an answer: " + complaint.strip() + ".");
      }
      return failed ? Optional.empty() : recording.text(file);
    }

    /** {@code current} is false for the legacy tables beside those of the default program. */
    private void iptables(String file, Family family, boolean current) {
      Optional<String> text = text(file);
      if (text.isEmpty()) {
        return;
      }
      if (!current && sameAsDefault(family)) {
        return;
      }
      files.add(file);
      boolean legacy = !current || text.get().contains("(legacy)");
      IptablesSave save =
          IptablesSave.read(file, text.get(), family, legacy ? "legacy " : "", locality);
      if (!legacy) {
        save.chains().forEach(c -> shown.add(c.table()));
      }
      chains.addAll(save.chains());
      notes.addAll(save.notes());
    }

    /** JSON where it was captured, else the text; true when one of them was. */
    private boolean nft() {
      Optional<String> json = text("nft-ruleset.json");
      Optional<String> plain = text("nft-ruleset.txt");
      if (json.isPresent()) {
        files.add("nft-ruleset.json");
        if (!json.get().isBlank()) {
          try {
            NftJson read = NftJson.read("nft-ruleset.json", json.get(), shown, locality);
            chains.addAll(read.chains());
            notes.addAll(read.notes());
          } catch (IllegalArgumentException e) {
            notes.add(String.valueOf(e.getMessage()));
            return false;
          }
        }
      } else if (plain.isPresent()) {
        files.add("nft-ruleset.txt");
        List<Chain> read = NftText.read("nft-ruleset.txt", plain.get(), shown);
        chains.addAll(read);
        if (read.stream().anyMatch(c -> !c.rules().isEmpty())) {
          notes.add("Of the nftables rules only the text was captured; they are not evaluated.");
        }
      }
      return json.isPresent() || plain.isPresent();
    }

    /** True when the default program is the legacy one, so that its dump was read already. */
    private boolean sameAsDefault(Family family) {
      String file = family == Family.V4 ? SAVE : "ip6tables-save.txt";
      return recording.text(file).filter(t -> t.contains("(legacy)")).isPresent();
    }
  }
}
