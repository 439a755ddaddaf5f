package dev.plumbline.guide.check;

import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.Family;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A finding while a check puts it together. Severity comes from the catalogue, never from here. */
public final class FindingDraft {
  private final Catalogue.Entry entry;
  private final String subject;
  private final String summary;
  private String consequence = "";
  private String family = "";
  private Confidence confidence = Confidence.CERTAIN;
  private final List<Evidence> evidence = new ArrayList<>();
  private Remedy remedy = Remedy.NONE;
  private final List<String> possibleCauses = new ArrayList<>();
  private final List<String> hostCauses = new ArrayList<>();
  private final List<String> links = new ArrayList<>();
  private String source = "";

  private FindingDraft(Catalogue.Entry entry, String subject, String summary) {
    this.entry = entry;
    this.subject = subject;
    this.summary = summary;
  }

  /**
   * Begins a finding.
   *
   * @param summary one line: subject, fault, value
   */
  public static FindingDraft of(String id, String subject, String summary) {
    return new FindingDraft(Catalogue.entry(id), subject, summary);
  }

  /** What it means for traffic. */
  public FindingDraft consequence(String text) {
    consequence = text;
    return this;
  }

  /** Lets one subject have one finding in each family. */
  public FindingDraft family(Family value) {
    family = value.label();
    return this;
  }

  /** How sure; certain unless said otherwise. */
  public FindingDraft confidence(Confidence value) {
    confidence = value;
    return this;
  }

  /** Adds lines of the recording; the deciding one first. */
  public FindingDraft evidence(Evidence... lines) {
    return evidence(List.of(lines));
  }

  /** Adds lines of the recording; a line already there is not repeated. */
  public FindingDraft evidence(List<Evidence> lines) {
    lines.stream().filter(line -> !evidence.contains(line)).forEach(evidence::add);
    return this;
  }

  /** Adds a line where there is one. */
  public FindingDraft evidence(Optional<Evidence> line) {
    return evidence(line.stream().toList());
  }

  public FindingDraft remedy(Remedy value) {
    remedy = value;
    return this;
  }

  /**
   * Names findings that would fully explain this one. The first of them that is reported too, for
   * one of the same links, becomes its cause; otherwise it stands alone.
   */
  public FindingDraft because(String... ids) {
    for (String id : ids) {
      possibleCauses.add(Catalogue.entry(id).id());
    }
    return this;
  }

  /** As {@link #because}, for causes that reach every interface of the host, such as a lock. */
  public FindingDraft becauseOnHost(String... ids) {
    for (String id : ids) {
      hostCauses.add(Catalogue.entry(id).id());
    }
    return this;
  }

  /** The interfaces concerned. */
  public FindingDraft links(String... names) {
    links.addAll(List.of(names));
    return this;
  }

  /** The knowledge it rests on: document, repository and issue. */
  public FindingDraft source(String text) {
    source = text;
    return this;
  }

  String key() {
    return String.join(" ", entry.id(), subject, family);
  }

  String id() {
    return entry.id();
  }

  /** True when {@code other} is one of the causes named here and reaches this finding's links. */
  boolean mayComeFrom(FindingDraft other) {
    boolean sameLink =
        links.isEmpty() || other.links.isEmpty() || !Collections.disjoint(links, other.links);
    return hostCauses.contains(other.id()) || sameLink && possibleCauses.contains(other.id());
  }

  /** True for another subject of the same fault. */
  boolean alike(FindingDraft other) {
    return id().equals(other.id()) && links.equals(other.links);
  }

  /** Causes in the order they were named. */
  List<String> causes() {
    return Stream.concat(possibleCauses.stream(), hostCauses.stream()).toList();
  }

  Finding finish(Optional<String> because) {
    return new Finding(
        entry.id(),
        entry.severity(),
        subject,
        summary,
        consequence,
        confidence,
        List.copyOf(evidence),
        remedy,
        because,
        List.copyOf(links),
        source);
  }
}
