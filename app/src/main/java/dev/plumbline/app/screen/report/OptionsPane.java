package dev.plumbline.app.screen.report;

import dev.plumbline.app.control.Texts;
import dev.plumbline.report.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the report holds: its parts, and whether it is redacted. */
final class OptionsPane extends VBox {
  static final double WIDTH = 272;

  private final ReportModel model;
  private final Map<Section, CheckBox> boxes = new EnumMap<>(Section.class);
  private final Map<Section, Label> hints = new EnumMap<>(Section.class);

  OptionsPane(ReportModel model) {
    super(12);
    this.model = model;
    getStyleClass().add("report-options");
    setMinWidth(WIDTH);
    setPrefWidth(WIDTH);
    setMaxWidth(WIDTH);
    getChildren().add(Texts.of("Parts", "t-title"));
    CheckBox summary = new CheckBox("Summary page");
    summary.setSelected(true);
    summary.setDisable(true);
    getChildren().add(new VBox(2, summary, hint("Verdict, findings, remedy; always there")));
    for (Section section : Section.values()) {
      getChildren().add(box(section));
    }
    Region line = new Region();
    line.getStyleClass().add("hairline");
    CheckBox redact = new CheckBox("Redact");
    redact.selectedProperty().bindBidirectional(model.redact());
    getChildren()
        .addAll(
            line,
            Texts.of("Privacy", "t-title"),
            new VBox(
                2,
                redact,
                hint(
                    "Masks public addresses, host names, account numbers and access keys; the same"
                        + " value gets the same mask. Private addresses stay.")));
    update();
  }

  private VBox box(Section section) {
    CheckBox box = new CheckBox(section.label());
    box.setSelected(model.sections().contains(section));
    box.selectedProperty()
        .subscribe(
            yes -> {
              if (yes) {
                model.sections().add(section);
              } else {
                model.sections().remove(section);
              }
            });
    Label hint = hint("");
    boxes.put(section, box);
    hints.put(section, hint);
    return new VBox(2, box, hint);
  }

  private static Label hint(String text) {
    Label label = Texts.wrapped(text, "t-secondary", "muted");
    label.getStyleClass().add("option-hint");
    return label;
  }

  /** Says anew which parts would be empty. */
  void update() {
    hints.forEach(
        (section, hint) -> {
          Optional<String> nothing = model.nothingFor(section);
          hint.setText(nothing.orElse(about(section)));
          Optional.ofNullable(boxes.get(section)).ifPresent(b -> b.setDisable(nothing.isPresent()));
        });
  }

  private static String about(Section section) {
    return switch (section) {
      case DIAGRAMS -> "Rules, tables and links as drawn";
      case DETAILS -> "Expected and found, line by line";
      case GUIDE -> "Questions, answers, conclusion";
      case TRACES -> "Flows you added, with their way";
      case LOGS -> "Lines you marked";
      case APPENDIX -> "Every file the findings cite";
    };
  }
}
