package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.Scenario;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.path.trace.Headline.Outcome;
import dev.plumbline.path.trace.KernelWord;
import dev.plumbline.path.trace.Pass;
import dev.plumbline.path.trace.Trace;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The answer in one sentence, its colour its outcome; what the kernel itself said beside it. */
final class AnswerBanner extends HBox {
  /** From this width on there is room for words on the buttons. */
  private static final double ROOMY = 1160;

  AnswerBanner(Scenario scenario, Clipboard clipboard, Runnable addToReport) {
    super(12);
    Trace trace = scenario.trace();
    Mark mark = mark(scenario.outcome());
    getStyleClass().addAll("answer", mark.tone());
    setId("answer");
    setAlignment(Pos.CENTER_LEFT);
    VBox words =
        new VBox(
            2,
            Texts.wrapped(trace.headline().title(), "t-dialog-title"),
            Texts.wrapped(trace.headline().detail(), "t-secondary"));
    for (String warning : trace.warnings()) {
      words.getChildren().add(Texts.wrapped(warning, "t-secondary", "warning-text"));
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(mark.node(22), words);
    if (scenario.kind() == Scenario.Kind.CHANGE) {
      getChildren().add(Texts.chip("What if, not on the instance", "note"));
    } else {
      getChildren().add(kernel(trace));
    }
    Button copy =
        Buttons.of(
            "Copy as command",
            Icon.COPY,
            () ->
                clipboard.copy(
                    String.join(
                        "\n", trace.passes().stream().map(p -> p.query().command()).toList())));
    Button report = Buttons.of("Add to report", Icon.REPORT, addToReport);
    getChildren().addAll(narrowing(copy), narrowing(report));
  }

  /** A button that keeps its words as long as there is room for them. */
  private Button narrowing(Button button) {
    button.setTooltip(new Tooltip(button.getText()));
    button.setAccessibleText(button.getText());
    button
        .contentDisplayProperty()
        .bind(
            widthProperty()
                .map(
                    w ->
                        w.doubleValue() < ROOMY
                            ? ContentDisplay.GRAPHIC_ONLY
                            : ContentDisplay.LEFT));
    return button;
  }

  /** The state sign of an outcome; the shape differs with the colour. */
  static Mark mark(Outcome outcome) {
    return switch (outcome) {
      case IN_ORDER -> Mark.IN_ORDER;
      case DISAGREES -> Mark.WARNING;
      case FAULT -> Mark.CRITICAL;
      case NO_WAY -> Mark.ERROR;
      case UNKNOWN -> Mark.NOT_CHECKED;
    };
  }

  private static Label kernel(Trace trace) {
    List<KernelWord> words = trace.passes().stream().map(Pass::kernel).toList();
    if (trace.kernelDisagrees()) {
      Label chip = Texts.chip("Kernel disagrees: our fault", "critical");
      chip.getStyleClass().add("loud");
      chip.setTooltip(
          new Tooltip(
              String.join("\n", words.stream().flatMap(w -> w.differences().stream()).toList())));
      return chip;
    }
    boolean all = words.stream().allMatch(KernelWord::agrees);
    boolean some = words.stream().anyMatch(KernelWord::agrees);
    Label chip =
        all
            ? Texts.chip("Kernel agrees", "ok")
            : some ? Texts.chip("Kernel agrees with one lookup", "ok") : notAsked();
    return chip;
  }

  private static Label notAsked() {
    Label chip = Texts.chip("Kernel not asked", "");
    chip.setTooltip(
        new Tooltip("The recording does not hold the kernel's answer to this question"));
    return chip;
  }
}
