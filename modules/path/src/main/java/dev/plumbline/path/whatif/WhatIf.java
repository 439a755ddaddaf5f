package dev.plumbline.path.whatif;

import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Snapshot;
import dev.plumbline.path.ExpectedRule;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.trace.Tracer;
import java.util.List;

/**
 * What changes would do, tried on a copy of a snapshot; the recording and the instance stay as they
 * are.
 *
 * @param changes in the order in which they are made
 * @param before traces as recorded
 * @param after traces with the changes made; its snapshot is the changed copy, for the checks
 * @param flows flows that change their way, known ones first
 * @param mended expected rules that were missing and would be there
 * @param broken expected rules that are there and would be missing
 * @param commands to make the changes, to be run by somebody on the instance
 * @param undo to take them back
 * @param warnings what could go wrong, above all a connection in use that could be cut
 */
public record WhatIf(
    List<Change> changes,
    Tracer before,
    Tracer after,
    List<FlowChange> flows,
    List<ExpectedRule> mended,
    List<ExpectedRule> broken,
    List<String> commands,
    List<String> undo,
    List<String> warnings) {

  /**
   * Makes the changes one after another.
   *
   * @throws ChangeException when one cannot be made: what the kernel would answer, or what the
   *     recording lacks
   */
  public static WhatIf of(Tracer before, List<Change> changes) throws ChangeException {
    return of(before, changes, Cancellation.none());
  }

  /**
   * The same, given up when nobody wants it any more.
   *
   * @throws java.util.concurrent.CancellationException when asked to stop
   */
  public static WhatIf of(Tracer before, List<Change> changes, Cancellation cancellation)
      throws ChangeException {
    KernelState state = new KernelState(before.snapshot());
    for (Change change : changes) {
      apply(state, change);
    }
    cancellation.check();
    Snapshot changed = state.snapshot();
    HostModel host = HostModel.of(changed);
    Tracer after = Tracer.of(before.host().withheld() ? host.withoutVerdict() : host);
    List<FlowChange> flows = FlowChanges.of(before, after, cancellation);
    List<ExpectedRule> missing = before.missingRules();
    List<ExpectedRule> then = after.missingRules();
    return new WhatIf(
        List.copyOf(changes),
        before,
        after,
        flows,
        missing.stream().filter(r -> then.stream().noneMatch(o -> same(r, o))).toList(),
        then.stream().filter(r -> missing.stream().noneMatch(o -> same(r, o))).toList(),
        changes.stream().map(Change::command).toList(),
        Undo.commands(changed, before.snapshot()),
        Cautions.of(before, changed, flows));
  }

  private static void apply(KernelState state, Change change) throws ChangeException {
    switch (change) {
      case Change.OfRule rule -> RuleChanges.apply(state, rule);
      case Change.OfRoute route -> RouteChanges.apply(state, route);
      case Change.OfAddress address -> AddressChanges.apply(state, address);
      case Change.OfLink link -> LinkChanges.apply(state, link);
      case Change.OfSysctl setting -> SysctlChanges.apply(state, setting);
    }
  }

  private static boolean same(ExpectedRule one, ExpectedRule other) {
    return one.source().equals(other.source()) && one.table().equals(other.table());
  }
}
