package dev.plumbline.path.vpc;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.vpc.VpcStep.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a walk found so far. */
final class Book {
  private final Map<List<String>, Blocker> blockers = new LinkedHashMap<>();
  private final Set<String> unknown = new LinkedHashSet<>();
  private final Set<VpcNote> notes = new LinkedHashSet<>();
  private final List<String> forward = new ArrayList<>();
  private final List<String> back = new ArrayList<>();
  private final List<VpcStep> steps = new ArrayList<>();
  private int mtu = Mtu.VPC;
  private String narrow = "";
  private boolean returning;

  /** From here on it is the way back. */
  void turn() {
    returning = true;
  }

  boolean returning() {
    return returning;
  }

  /** Something on the way. */
  void hop(String id, String text, Optional<Evidence> evidence) {
    List<String> hops = returning ? back : forward;
    if (hops.isEmpty() || !hops.getLast().equals(id)) {
      hops.add(id);
    }
    steps.add(new VpcStep(Sign.PASS, id, text, returning, evidence));
  }

  /** A filter on the way that lets the packets through. */
  void pass(String id, String text, Optional<Evidence> evidence) {
    steps.add(new VpcStep(Sign.PASS, id, text, returning, evidence));
  }

  void block(String code, String object, String rule, String text, Optional<Evidence> evidence) {
    block(code, object, rule, Ports.NONE, text, evidence);
  }

  /** A blocker; {@code ports} are the refused ones where others pass. */
  void block(
      String code,
      String object,
      String rule,
      Ports ports,
      String text,
      Optional<Evidence> evidence) {
    Blocker blocker = new Blocker(code, object, rule, ports.toString(), text, returning, evidence);
    blockers.merge(
        List.of(code, object, rule),
        blocker,
        (old, next) -> old.ports().isEmpty() || !next.ports().isEmpty() ? old : next);
    steps.add(new VpcStep(Sign.BLOCK, object, text, returning, evidence));
  }

  /** Something that cannot be told; the reason names a file or an object. */
  void unknown(String object, String why) {
    if (unknown.add(why)) {
      steps.add(new VpcStep(Sign.UNKNOWN, object, why, returning, Optional.empty()));
    }
  }

  /** A section that decides here was not captured. */
  void missing(String object, Captured<?> section) {
    unknown(object, VpcIndex.why(section, object));
  }

  /** Something worth knowing that stops nothing. */
  void note(String code, String object, String text) {
    notes.add(new VpcNote(code, object, text));
  }

  /** A part of the way carries packets of at most so many bytes. */
  void mtu(int bytes, String object) {
    if (bytes < mtu) {
      mtu = bytes;
      narrow = object;
    }
  }

  private List<VpcNote> allNotes() {
    List<VpcNote> all = new ArrayList<>(notes);
    if (narrow.isEmpty() && !back.isEmpty() && blockers.isEmpty()) {
      all.add(new VpcNote("", forward.getLast(), "Packets of " + mtu + " bytes pass."));
    } else if (!narrow.isEmpty()) {
      all.add(
          new VpcNote(
              "",
              narrow,
              narrow
                  + " carries packets of at most "
                  + mtu
                  + " bytes; larger ones need ICMP type 3 code 4 (ICMPv6 type 2) to come back"
                  + " in."));
    }
    return List.copyOf(all);
  }

  VpcAnswer answer() {
    VpcAnswer.Verdict verdict =
        !blockers.isEmpty()
            ? VpcAnswer.Verdict.BLOCKED
            : unknown.isEmpty() ? VpcAnswer.Verdict.REACHABLE : VpcAnswer.Verdict.UNKNOWN;
    return new VpcAnswer(
        verdict,
        List.copyOf(blockers.values()),
        List.copyOf(forward),
        List.copyOf(back),
        List.copyOf(unknown),
        allNotes(),
        List.copyOf(steps));
  }
}
