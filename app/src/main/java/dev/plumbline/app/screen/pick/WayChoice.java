package dev.plumbline.app.screen.pick;

import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Option;
import dev.plumbline.connect.plan.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the cards below the instances.
 *
 * @param way absent for the account's facts alone
 * @param reason what it goes by, or why it cannot work
 * @param recommended tried first; the others follow where it fails
 */
public record WayChoice(
    Optional<Way> way, String title, String reason, boolean possible, boolean recommended) {
  /** Nothing is connected to. */
  static final WayChoice FACTS =
      new WayChoice(
          Optional.empty(), "AWS facts only", "ENIs, routes, groups; no login", true, false);

  /** The cards of a plan: the recommended one, what else can work, the facts, and what cannot. */
  static List<WayChoice> of(ConnectionPlan plan) {
    List<WayChoice> all =
        new ArrayList<>(
            plan.options().stream()
                .sorted(Comparator.comparing(Option::outlook))
                .map(WayChoice::of)
                .toList());
    all.add(FACTS);
    return List.copyOf(all);
  }

  private static WayChoice of(Option option) {
    return new WayChoice(
        Optional.of(option.way()),
        option.way().label(),
        sentence(option.reason()),
        option.possible(),
        option.outlook() == Option.Outlook.RECOMMENDED);
  }

  private static String sentence(String words) {
    return dev.plumbline.app.control.Texts.sentence(words);
  }

  /** The only way to be tried; absent where all that can work are, one after the other. */
  public Optional<Way> only() {
    return way.filter(w -> !recommended);
  }
}
