package dev.plumbline.guide.check.envoy;

import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Remedy.Step;
import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.FindingDraft;
import dev.plumbline.guide.check.Findings;
import dev.plumbline.guide.check.Gate;
import dev.plumbline.model.Confidence;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.envoy.ManagementProbe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * App Mesh ended on 2026-09-30. A proxy that has configuration serves on; one that starts now never
 * gets any, since ENVOY_INITIAL_FETCH_TIMEOUT waits without limit (M1).
 */
final class AppMeshRetired extends EnvoyCheck {
  private static final String ID = "envoy-appmesh-retired";

  AppMeshRetired() {
    super(ID);
  }

  @Override
  public Gate gate(CheckContext context) {
    EnvoyFacts facts = EnvoyFacts.of(context);
    return Gate.when(facts.present() && facts.appMesh());
  }

  @Override
  void run(EnvoyFacts facts, Findings findings) {
    if (facts.now().isEmpty()) {
      findings.notChecked(ID, "date.txt: not in the recording");
      return;
    }
    if (facts.now().get().isBefore(EnvoyFacts.RETIRED)) {
      return;
    }
    OptionalLong connected = facts.connected();
    List<Evidence> cut = cut(facts);
    if (connected.isEmpty() && cut.isEmpty()) {
      findings.notChecked(ID, lacking(facts));
    } else if (connected.orElse(0) == 0) {
      findings.report(report(facts, connected.isPresent(), cut));
    }
  }

  private static String lacking(EnvoyFacts facts) {
    String why = EnvoyFacts.why(facts.state().newestStats());
    return why.isEmpty() ? "envoy-stats.txt: does not tell control_plane.connected_state" : why;
  }

  /** Signs beside the counter that the management server does not answer any more. */
  private static List<Evidence> cut(EnvoyFacts facts) {
    Optional<Evidence> close = new XdsCloses(facts).standing().map(XdsCloses.Close::evidence);
    Optional<Evidence> probe =
        facts
            .state()
            .managementProbe()
            .optional()
            .filter(p -> p.exit().orElse(0) != 0)
            .map(ManagementProbe::evidence);
    return Stream.concat(close.stream(), probe.stream()).toList();
  }

  private static FindingDraft report(EnvoyFacts facts, boolean counted, List<Evidence> cut) {
    String subject = facts.identity();
    boolean serves =
        facts.state().server().optional().filter(s -> s.state().equals("LIVE")).isPresent()
            || facts
                .state()
                .readiness()
                .optional()
                .filter(r -> r.state().equals("LIVE"))
                .isPresent();
    return FindingDraft.of(
            ID,
            subject,
            subject
                + ": App Mesh ended on 2026-09-30 and the control plane is not connected"
                + (serves ? "; the proxy serves its last configuration" : ""))
        .consequence(
            serves
                ? "Do not restart it: a new process gets no configuration and never becomes LIVE."
                    + " Nothing in the mesh can be changed any more."
                : "No restart helps: a process without configuration waits for ever.")
        .evidence(facts.connectedLine().toList())
        .evidence(Evidence.file("date.txt"))
        .evidence(cut)
        .evidence(facts.state().server().optional().map(s -> s.nodeEvidence()))
        .evidence(facts.containers().map(c -> c.evidence()).findFirst())
        .confidence(counted ? Confidence.CERTAIN : Confidence.LIKELY)
        .remedy(remedy(serves))
        .source("App Mesh user guide, end of support notice of 2024-09-24");
  }

  private static Remedy remedy(boolean serves) {
    return Remedy.of(
        Step.repair(
            "Migrate",
            "On Amazon ECS to Service Connect, on Amazon EKS to VPC Lattice, or to another mesh or"
                + " plain load balancers. A service cannot be in a mesh and in Service Connect at"
                + " once: deploy it beside the old one and move traffic."
                + (serves ? " Until then keep this process running." : "")),
        Step.repair(
            "Keep a copy of the configuration that still runs",
            "It is gone with the process and App Mesh does not hand it out again. It may hold"
                + " secrets: keep it as such.",
            EnvoySteps.admin("/config_dump") + " >envoy-last-config.json"),
        EnvoySteps.ready("LIVE as long as this process lives."),
        Step.undo("Remove the copy", "When the migration is done.", "rm envoy-last-config.json"));
  }
}
