package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.Finding;
import dev.plumbline.path.trace.Flow;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One sentence that says what is so, the remedy and the diagram beside it. */
final class VerdictBanner extends HBox {
  VerdictBanner(OverviewModel model, OverviewActions actions, Consumer<Finding> select) {
    super(16);
    Mark mark = model.verdict().severity().map(Mark::of).orElse(calm(model));
    getStyleClass().addAll("banner", mark.tone());
    setId("verdict");
    VBox words =
        new VBox(
            6,
            Texts.wrapped(model.verdict().title(), "t-verdict"),
            Texts.wrapped(model.verdict().explanation(), "muted", "t-open"));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    VBox sign = new VBox(mark.node(26));
    sign.setPadding(new Insets(1, 0, 0, 2));
    getChildren().addAll(sign, words);
    model.lead().ifPresent(f -> getChildren().add(buttons(f, actions, select)));
  }

  private static Mark calm(OverviewModel model) {
    return model.verdict().title().startsWith("Nothing") ? Mark.NOT_CHECKED : Mark.IN_ORDER;
  }

  private static VBox buttons(Finding lead, OverviewActions actions, Consumer<Finding> select) {
    Button guide = Buttons.primary("Find the cause", () -> actions.guide(lead));
    Button next =
        actions
            .flow(lead)
            .map(flow -> Buttons.of("Trace " + subject(flow), () -> actions.trace(flow)))
            .orElseGet(() -> elsewhere(lead, actions));
    VBox buttons = new VBox(8, guide, next);
    buttons.setAlignment(Pos.TOP_RIGHT);
    buttons.setMinWidth(USE_PREF_SIZE);
    for (Button button : new Button[] {guide, next}) {
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(136);
    }
    return buttons;
  }

  /** The picture of a fault that has a place in it, else the line that shows it. */
  private static Button elsewhere(Finding lead, OverviewActions actions) {
    return lead.links().isEmpty()
        ? Buttons.of("Open evidence", () -> actions.raw(lead))
        : Buttons.of("Show in routing", () -> actions.routing(lead));
  }

  /** The address of this host that the flow is about, shortened where it is long. */
  private static String subject(Flow flow) {
    String address = flow.query().from().orElse(flow.query().to()).toString();
    return address.length() <= 15 ? address : "…" + address.substring(address.length() - 12);
  }
}
