package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Workbench;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** In the place of the verdict while a drill goes on: the complaint, and where to find out. */
final class DrillNotice extends HBox {
  DrillNotice(Workbench workbench, OpenCase openCase) {
    super(16);
    getStyleClass().addAll("banner", Mark.NOT_CHECKED.tone());
    setId("drill");
    VBox words =
        new VBox(
            6,
            Texts.wrapped(openCase.complaint().orElse(""), "t-verdict"),
            Texts.wrapped(
                "This is a drill. Verdict, findings and severities are withheld until you reach"
                    + " a conclusion in the guide and say that it is yours. Routing, traces, logs"
                    + " and raw outputs are all there.",
                "muted",
                "t-open"));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    Button guide =
        Buttons.primary("Find the cause", () -> workbench.navigator().show(ScreenId.GUIDE));
    Button end = Buttons.of("Show the verdict", openCase::reveal);
    VBox buttons = new VBox(8, guide, end);
    buttons.setAlignment(Pos.TOP_RIGHT);
    buttons.setMinWidth(USE_PREF_SIZE);
    for (Button button : new Button[] {guide, end}) {
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(136);
    }
    getChildren().addAll(Mark.NOT_CHECKED.node(26), words, buttons);
  }
}
