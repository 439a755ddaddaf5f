package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.AnswerChange;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the new capture changed: findings that went, came and stayed, and answers. */
final class ComparisonPane extends VBox {
  private static final int LONGEST = 6;

  ComparisonPane(Comparison comparison, Runnable close) {
    super(8);
    getStyleClass().addAll("card", "comparison");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head =
        new HBox(
            8,
            Texts.of("Compared with " + comparison.before(), "t-label"),
            gap,
            Buttons.icon(Icon.CLOSE, "Close the comparison", close));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, Texts.wrapped(comparison.sentence(), "t-title"));
    findings("Went", comparison.findings().gone(), Optional.of(Mark.IN_ORDER));
    findings("Came", comparison.findings().came(), Optional.empty());
    findings("Not checked this time", comparison.findings().open(), Optional.of(Mark.NOT_CHECKED));
    findings("Stayed", comparison.findings().stayed(), Optional.empty());
    answers(comparison);
  }

  private void findings(String title, List<Finding> findings, Optional<Mark> mark) {
    if (findings.isEmpty()) {
      return;
    }
    VBox rows = new VBox(4, Texts.of(title, "t-label"));
    findings.stream()
        .limit(LONGEST)
        .forEach(f -> rows.getChildren().add(row(mark.orElse(Mark.of(f.severity())), f.summary())));
    if (findings.size() > LONGEST) {
      rows.getChildren()
          .add(Texts.of("and " + (findings.size() - LONGEST) + " more", "t-secondary"));
    }
    getChildren().add(rows);
  }

  private static Node row(Mark mark, String text) {
    HBox row = new HBox(8, mark.node(13), Texts.wrapped(text));
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private void answers(Comparison comparison) {
    VBox rows = new VBox(4);
    for (AnswerChange change : comparison.answers()) {
      rows.getChildren()
          .add(
              change(
                  change.question(),
                  change.before(),
                  change.after().orElse("nothing decides it now")));
    }
    if (!comparison.conclusion().equals(comparison.conclusionBefore())) {
      rows.getChildren()
          .add(
              change(
                  "Conclusion",
                  comparison.conclusionBefore().orElse("none"),
                  comparison.conclusion().orElse("none, a question is open")));
    }
    if (!rows.getChildren().isEmpty()) {
      rows.getChildren().addFirst(Texts.of("Answers that changed", "t-label"));
      getChildren().add(rows);
    }
  }

  private static Node change(String what, String before, String after) {
    return new VBox(
        Texts.wrapped(what),
        Texts.wrapped("Before: " + before, "t-secondary"),
        Texts.wrapped("Now: " + after, "t-secondary"));
  }
}
