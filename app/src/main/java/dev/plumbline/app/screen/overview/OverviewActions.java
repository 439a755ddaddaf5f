package dev.plumbline.app.screen.overview;

import dev.plumbline.app.shell.Aim;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.Finding;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.trace.Flow;
import java.util.Optional;

/** Where the overview leads to. */
record OverviewActions(Workbench workbench, OpenCase openCase) {
  void routing(Finding finding) {
    workbench.navigator().show(ScreenId.ROUTING, new Target.OfFinding(finding));
  }

  /** The flow that shows a finding, where there is one. */
  Optional<Flow> flow(Finding finding) {
    return Aim.of(finding, openCase.evidence().get());
  }

  void trace(Flow flow) {
    workbench.navigator().show(ScreenId.TRACE, new Target.OfFlow(flow));
  }

  void link(String name) {
    workbench.navigator().show(ScreenId.ROUTING, new Target.OfLink(name));
  }

  void guide(Finding finding) {
    workbench.navigator().show(ScreenId.GUIDE, new Target.OfFinding(finding));
  }

  void raw(Evidence evidence) {
    workbench.navigator().openRaw(evidence);
  }

  void raw(Finding finding) {
    finding.evidence().stream().findFirst().ifPresent(this::raw);
  }

  void copy(Finding finding) {
    workbench.clipboard().copy(FindingText.of(finding));
  }
}
