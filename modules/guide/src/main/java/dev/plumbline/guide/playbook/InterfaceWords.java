package dev.plumbline.guide.playbook;

import dev.plumbline.model.Address;
import dev.plumbline.path.Eni;
import java.util.ArrayList;
import java.util.List;

/** An interface in a few words: role, address, faults. */
final class InterfaceWords {
  private InterfaceWords() {}

  static String of(CaseFacts facts, String link) {
    List<String> words = new ArrayList<>();
    facts
        .context()
        .host()
        .eni(link)
        .map(Eni::primary)
        .ifPresent(p -> words.add(p ? "primary" : "secondary"));
    facts
        .snapshot()
        .addressesOf(link)
        .filter(Address::global)
        .findFirst()
        .ifPresent(a -> words.add(a.ip().toString()));
    if (facts.withheld()) {
      return String.join(", ", words);
    }
    long faults = facts.diagnosis().faults().stream().filter(f -> f.links().contains(link)).count();
    words.add(faults == 0 ? "no finding" : faults == 1 ? "1 finding" : faults + " findings");
    return String.join(", ", words);
  }
}
