package dev.plumbline.app.tour;

import dev.plumbline.app.screen.connect.ConnectExamples;
import dev.plumbline.app.shell.Page;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.model.Evidence;
import java.util.List;

/** The stops of the tour, in order. */
final class Stops {
  private static final String CASE = "secondary-rules-missing";

  private Stops() {}

  static List<Stop> all() {
    return List.of(
        new Stop("welcome", v -> v.show(Page.WELCOME)),
        new Stop(
            "overview",
            v -> {
              v.open(CASE);
              v.show(ScreenId.OVERVIEW);
            }),
        new Stop("routing-2", v -> routing(v, "healthy-2-eni", "ens6")),
        new Stop("routing-4", v -> routing(v, "healthy-4-eni-v6-prefix", "ens6")),
        new Stop("routing-15", v -> routing(v, "healthy-15-eni", "ens6")),
        new Stop("routing-eks", v -> routing(v, "eks-race", "ens6")),
        new Stop("routing", v -> routing(v, CASE, "ens7")),
        new Stop("palette", v -> v.act(() -> v.window().palette("10.0.50"))),
        new Stop(
            "raw",
            v ->
                v.act(
                    () ->
                        v.window()
                            .workbench()
                            .navigator()
                            .openRaw(new Evidence("ip-rule.txt", 3, "")))),
        new Stop(
            "new-instance",
            v -> v.dialog(() -> ConnectExamples.newInstance(v.window().workbench().clipboard()))),
        new Stop(
            "new-instance-ssm",
            v ->
                v.dialog(
                    () -> ConnectExamples.accountInstance(v.window().workbench().clipboard()))),
        new Stop(
            "host-key-changed",
            v ->
                v.dialog(() -> ConnectExamples.changedHostKey(v.window().workbench().clipboard()))),
        new Stop(
            "host-key-unknown",
            v ->
                v.dialog(() -> ConnectExamples.unknownHostKey(v.window().workbench().clipboard()))),
        new Stop("passphrase", v -> v.dialog(ConnectExamples::passphrase)),
        new Stop("passphrase-again", v -> v.dialog(ConnectExamples::wrongPassphrase)),
        new Stop(
            "proxy-command",
            v -> v.dialog(() -> ConnectExamples.program(v.window().workbench().clipboard()))),
        new Stop("manage", v -> v.dialog(ConnectExamples::manage)),
        new Stop("delete", v -> v.dialog(ConnectExamples::delete)),
        new Stop("import", v -> v.dialog(ConnectExamples::importPreview)),
        new Stop("keys", v -> v.show(Page.KEYS)),
        new Stop("settings", v -> v.show(Page.SETTINGS)));
  }

  /** The diagram of a practice instance with one of its links selected. */
  private static void routing(Visit visit, String scenario, String link) {
    visit.open(scenario);
    visit.act(
        () ->
            visit.window().workbench().navigator().show(ScreenId.ROUTING, new Target.OfLink(link)));
  }
}
