package dev.plumbline.path;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The steps of a lookup, in words only when they are read: of a thousand rules that do not match,
 * nobody pays for more than the ones looked at. A long run of such rules is one step.
 */
final class Steps extends AbstractList<Step> implements RandomAccess {
  /** A run of more rules than this is told in one sentence. */
  private static final int LONGEST_RUN = 32;

  private final List<Object> marks;
  private final RuleList rules;
  private final Packet packet;
  private final int[] starts;

  Steps(List<Object> marks, RuleList rules, Packet packet) {
    this.marks = marks;
    this.rules = rules;
    this.packet = packet;
    this.starts = new int[marks.size() + 1];
    for (int i = 0; i < marks.size(); i++) {
      starts[i + 1] = starts[i] + (marks.get(i) instanceof Trail.Run run ? size(run) : 1);
    }
  }

  private static int size(Trail.Run run) {
    int rules = run.end() - run.first();
    return rules > LONGEST_RUN ? 1 : rules;
  }

  @Override
  public int size() {
    return starts[marks.size()];
  }

  @Override
  public Step get(int index) {
    Objects.checkIndex(index, size());
    int mark = 0;
    while (starts[mark + 1] <= index) {
      mark++;
    }
    return switch (marks.get(mark)) {
      case Trail.Later later -> later.step();
      case Trail.Run run when run.end() - run.first() > LONGEST_RUN -> folded(run);
      case Trail.Run run -> skipped(run.first() + index - starts[mark]);
      default -> throw new IllegalStateException("no step");
    };
  }

  private Step skipped(int index) {
    CompiledRule rule = rules.get(index);
    return Step.ofRule(Step.Kind.RULE_SKIPPED, rule.rule, rule.refusal(packet));
  }

  private Step folded(Trail.Run run) {
    CompiledRule first = rules.get(run.first());
    return Step.ofRule(
        Step.Kind.RULE_SKIPPED,
        first.rule,
        run.end()
            - run.first()
            + " rules, of priority "
            + first.rule.priority()
            + " to "
            + rules.get(run.end() - 1).rule.priority()
            + ", do not match. The first: "
            + first.refusal(packet));
  }
}
