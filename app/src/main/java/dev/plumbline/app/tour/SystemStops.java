package dev.plumbline.app.tour;

import dev.plumbline.app.shell.ScreenId;
import java.util.List;

/** A case of each system beside policy routing: its verdict, its questions, its conclusion. */
final class SystemStops {
  private static final String AGENT = "ssm-endpoint-timeout";
  private static final String METADATA = "imds-one-user";
  private static final String NODE = "eks-race";
  private static final String PROXY = "envoy-no-healthy-upstream";

  /** With answers of the account, so that flows are followed beyond the host. */
  private static final String ACCOUNT = "ssm-endpoint-group";

  private SystemStops() {}

  static List<Stop> all() {
    return List.of(
        overview("overview-ssm", AGENT),
        new Stop("guide-ssm", v -> ScreenStops.guide(v, AGENT, 2)),
        overview("overview-imds", METADATA),
        new Stop("guide-imds", v -> ScreenStops.guide(v, METADATA, ScreenStops.LONGEST)),
        overview("overview-eks", NODE),
        overview("overview-envoy", PROXY),
        new Stop("guide-envoy", v -> ScreenStops.guide(v, PROXY, ScreenStops.LONGEST)),
        new Stop("trace-vpc", v -> TraceStops.vpcToEnd(v, ACCOUNT, "10.0.1.200")));
  }

  private static Stop overview(String name, String scenario) {
    return new Stop(
        name,
        v -> {
          v.open(scenario);
          v.show(ScreenId.OVERVIEW);
        });
  }
}
