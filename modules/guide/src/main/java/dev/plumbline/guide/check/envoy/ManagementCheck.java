package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A check of why the configuration stream does not stand, by the code that it ended with last. A
 * proxy that is connected has none of these faults, whatever its log says of earlier times.
 */
abstract class ManagementCheck extends EnvoyCheck {
  private final Set<Integer> codes;

  ManagementCheck(String id, Integer... codes) {
    super(id);
    this.codes = Set.of(codes);
  }

  final String id() {
    return ids().getFirst();
  }

  @Override
  final void run(EnvoyFacts facts, Findings findings) {
    if (facts.connected().orElse(0) > 0 || facts.unmanaged()) {
      return;
    }
    Optional<XdsCloses.Close> close = new XdsCloses(facts).standing();
    Optional<XdsCloses.Close> own = close.filter(c -> codes.contains(c.code()));
    Optional<FindingDraft> draft = draft(facts, own);
    if (draft.isPresent()) {
      findings.report(
          draft
              .get()
              .confidence(facts.connected().isPresent() ? Confidence.CERTAIN : Confidence.LIKELY));
    } else if (close.isEmpty() || facts.connected().isEmpty()) {
      lacking(facts).ifPresent(why -> findings.notChecked(id(), why));
    }
  }

  /** The finding, where the newest end of the stream or something else calls for it. */
  abstract Optional<FindingDraft> draft(EnvoyFacts facts, Optional<XdsCloses.Close> close);

  /** What would have told; the log, unless a check has another source. */
  Optional<String> lacking(EnvoyFacts facts) {
    return facts.logged() ? Optional.empty() : Optional.of(EnvoyFacts.noLog());
  }

  /** The deciding line, the state of the connection, and what the call of the server showed. */
  static List<Evidence> evidence(EnvoyFacts facts, Optional<Evidence> first) {
    return Stream.of(
            first.stream(),
            facts.connectedLine(),
            facts.state().managementProbe().optional().map(p -> p.evidence()).stream())
        .flatMap(s -> s)
        .toList();
  }

  /** What the server said, in its own words, for a summary. */
  static String words(XdsCloses.Close close) {
    String text = close.text().lines().findFirst().orElse("").replace('\t', ' ');
    String cut = text.length() > 140 ? text.substring(0, 140) + " …" : text;
    return cut.isEmpty() ? "" : ": " + cut;
  }
}
