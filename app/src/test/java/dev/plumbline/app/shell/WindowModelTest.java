package dev.plumbline.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowModelTest {
  private final WindowModel model = new WindowModel();

  private static OpenCase open(String name) {
    return new OpenCase(new CaseSource.Memory(name), name, false, Cases.healthy());
  }

  @Test
  void aCaseOpensAtItsOverview() {
    model.open(open("one"));
    assertThat(model.place().get().page()).isEqualTo(Page.CASE);
    assertThat(model.place().get().screen()).isEqualTo(ScreenId.OVERVIEW);
  }

  @Test
  void backAndForwardWalkThePlacesVisited() {
    model.open(open("one"));
    model.show(ScreenId.ROUTING, Target.NOTHING);
    model.show(ScreenId.GUIDE, Target.NOTHING);
    model.back();
    assertThat(model.place().get().screen()).isEqualTo(ScreenId.ROUTING);
    model.back();
    assertThat(model.place().get().screen()).isEqualTo(ScreenId.OVERVIEW);
    model.forward();
    assertThat(model.place().get().screen()).isEqualTo(ScreenId.ROUTING);
  }

  @Test
  void goingSomewhereElseForgetsTheWayForward() {
    model.open(open("one"));
    model.show(ScreenId.ROUTING, Target.NOTHING);
    model.back();
    model.show(Page.SETTINGS);
    model.forward();
    assertThat(model.place().get().page()).isEqualTo(Page.SETTINGS);
  }

  @Test
  void withoutACaseNoScreenIsShown() {
    model.show(ScreenId.LOGS, Target.NOTHING);
    assertThat(model.place().get().page()).isEqualTo(Page.WELCOME);
  }

  @Test
  void openingAnotherCaseEndsWhatTheFirstHeldOpen() {
    List<String> ended = new ArrayList<>();
    OpenCase first = open("one");
    first.onClose(() -> ended.add("one"));
    model.open(first);
    model.open(open("two"));
    assertThat(ended).containsExactly("one");
  }

  @Test
  void arrivingAtTheSamePlaceAgainIsToldAgain() {
    List<Page> told = new ArrayList<>();
    model.onArrival(place -> told.add(place.page()));
    model.show(Page.KEYS);
    model.show(Page.KEYS);
    assertThat(told).containsExactly(Page.KEYS, Page.KEYS);
  }
}
