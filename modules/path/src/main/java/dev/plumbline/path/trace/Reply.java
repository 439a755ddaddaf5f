package dev.plumbline.path.trace;

import dev.plumbline.model.Sysctl;
import dev.plumbline.path.Answer;
import dev.plumbline.path.Query;
import dev.plumbline.path.Step;
import java.util.List;

/**
 * The packet the other way: it comes in by the link of its destination address.
 *
 * @param link link it comes in by
 * @param query the lookup of the kernel for it
 * @param answer delivered, or refused
 * @param steps of the lookup
 * @param filter effective reverse-path filter: 0 off, 1 strict, 2 loose
 * @param filterKnown true when all settings that decide were captured
 * @param settings those settings
 */
public record Reply(
    String link,
    Query query,
    Answer answer,
    List<Step> steps,
    int filter,
    boolean filterKnown,
    List<Sysctl> settings) {
  /** True when the host takes it. */
  public boolean arrives() {
    return answer.way().filter(w -> w.type().equals("local")).isPresent();
  }
}
