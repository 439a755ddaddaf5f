package dev.plumbline.app.tour;

import dev.plumbline.app.live.SignIns;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;

/** The stops at the instance picker, on the practice account. */
final class PickerStops {
  private PickerStops() {}

  static List<Stop> all() {
    return List.of(
        new Stop("picker", v -> picker(v, Set.of("us-west-2", "eu-west-1"), "")),
        new Stop(
            "picker-refused", v -> picker(v, Set.copyOf(SignIns.practiceRegions()), "production")));
  }

  /** The instances of these Regions, the first one picked. */
  private static void picker(Visit visit, Set<String> regions, String search) {
    visit.act(() -> visit.window().picking().open(SignIns.PRACTICE, regions));
    visit.awaitSeen(() -> list(visit).map(l -> !l.getItems().isEmpty()).orElse(false), "instances");
    visit.settle();
    visit.act(() -> ((TextField) visit.scene().lookup("#instance-search")).setText(search));
    visit.act(() -> list(visit).ifPresent(l -> l.getSelectionModel().selectFirst()));
  }

  private static java.util.Optional<ListView<?>> list(Visit visit) {
    Node node = visit.scene().lookup("#instances");
    return node instanceof ListView<?> list
        ? java.util.Optional.of(list)
        : java.util.Optional.empty();
  }
}
