package dev.plumbline.app.tour;

import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.aws.find.FoundInstance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/** The stops at the instance picker, on the practice account. */
final class PickerStops {
  private PickerStops() {}

  static List<Stop> all() {
    return List.of(
        new Stop("picker", v -> picker(v, Set.of("us-west-2", "eu-west-1"), "", "build-agent")),
        new Stop(
            "picker-refused",
            v -> picker(v, Set.copyOf(SignIns.practiceRegions()), "production", "mail-relay")),
        new Stop("connected-by-ssm", v -> connect(v, "us-west-2", "shop-web-1")),
        new Stop("account-only", v -> connect(v, "eu-west-1", "reports")));
  }

  /** Picks an instance and opens it as the picker proposes. */
  private static void connect(Visit visit, String region, String name) {
    picker(visit, Set.of(region), name, name);
    visit.act(() -> ((Button) visit.scene().lookup("#connect-to")).fire());
    visit.settle();
    visit.show(ScreenId.OVERVIEW);
  }

  /** The instances of these Regions that the search finds, one of them picked. */
  private static void picker(Visit visit, Set<String> regions, String search, String pick) {
    visit.act(() -> visit.window().picking().open(SignIns.PRACTICE, regions));
    visit.awaitSeen(() -> list(visit).map(l -> !l.getItems().isEmpty()).orElse(false), "instances");
    visit.settle();
    visit.act(() -> ((TextField) visit.scene().lookup("#instance-search")).setText(search));
    visit.awaitSeen(
        () ->
            list(visit).stream()
                .flatMap(l -> l.getItems().stream())
                .map(FoundInstance.class::cast)
                .allMatch(i -> search.isEmpty() || i.toString().contains(search)),
        "the search");
    visit.act(() -> list(visit).ifPresent(l -> select(l, pick)));
  }

  private static void select(ListView<?> list, String name) {
    list.getItems().stream()
        .map(FoundInstance.class::cast)
        .filter(i -> i.label().equals(name))
        .findFirst()
        .ifPresent(i -> list.getSelectionModel().select(list.getItems().indexOf(i)));
  }

  private static Optional<ListView<?>> list(Visit visit) {
    Node node = visit.scene().lookup("#instances");
    return node instanceof ListView<?> list ? Optional.of(list) : Optional.empty();
  }
}
