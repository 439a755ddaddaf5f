package dev.plumbline.guide.playbook;

import dev.plumbline.guide.check.CheckContext;
import dev.plumbline.guide.check.envoy.EnvoyAnswers;
import dev.plumbline.guide.check.netutils.NetUtilsFacts;
import dev.plumbline.guide.check.ssm.SsmFacts;
import dev.plumbline.path.Eni;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The named facts that a playbook may ask for, besides findings. */
final class Facts {
  private static final Set<String> OWN =
      Set.of(
          "cni-node",
          "package-manages",
          "legacy-package",
          "primary-chosen",
          "others-have-default",
          "reloads-late",
          "refresh-exit-fault",
          "service-stopped",
          "many-runs",
          "metadata-silent",
          "agent-known",
          "agent-online",
          "endpoint-private");

  static final Set<String> NAMES =
      Stream.of(OWN, EnvoyAnswers.NAMES)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private Facts() {}

  /** True, false, or empty when the evidence to tell was not captured. */
  static Optional<Boolean> value(String name, CheckContext context, String link) {
    return switch (name) {
      case "cni-node" -> Optional.of(context.host().cniNode());
      case "package-manages" -> managed(context);
      case "legacy-package" -> NetUtilsFacts.legacyPackage(context);
      case "primary-chosen" -> context.host().primary().map(eni -> eni.name().equals(link));
      case "others-have-default" -> othersHaveDefault(context, link);
      case "reloads-late" -> NetUtilsFacts.reloadsLate(context);
      case "refresh-exit-fault" -> NetUtilsFacts.refreshExitFault(context);
      case "service-stopped" -> NetUtilsFacts.serviceStopped(context, link);
      case "many-runs" -> NetUtilsFacts.manyRuns(context);
      case "metadata-silent" -> NetUtilsFacts.metadataSilent(context);
      case "agent-known" -> Optional.of(SsmFacts.known(context));
      case "agent-online" -> SsmFacts.online(context);
      case "endpoint-private" -> SsmFacts.endpointPrivate(context);
      default -> EnvoyAnswers.value(name, context);
    };
  }

  private static Optional<Boolean> managed(CheckContext context) {
    boolean known =
        context.snapshot().units().complete() || context.snapshot().dropIns().complete();
    return context.host().managed() ? Optional.of(true) : Optional.of(false).filter(_ -> known);
  }

  private static Optional<Boolean> othersHaveDefault(CheckContext context, String link) {
    return context
        .snapshot()
        .routes()
        .optional()
        .map(
            routes ->
                context.host().enis().stream()
                    .map(Eni::name)
                    .filter(name -> !name.equals(link))
                    .anyMatch(
                        name ->
                            routes.stream()
                                .anyMatch(
                                    r ->
                                        r.isDefault()
                                            && r.table().equals("main")
                                            && r.link().equals(Optional.of(name)))));
  }
}
