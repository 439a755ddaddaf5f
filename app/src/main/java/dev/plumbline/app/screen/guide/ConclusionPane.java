package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.Remedy;
import dev.plumbline.guide.Severity;
import dev.plumbline.guide.playbook.Playbook;
import dev.plumbline.guide.playbook.Reached;
import dev.plumbline.model.Evidence;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The conclusion: cause, evidence, and numbered steps to repair, verify, undo, find out more. */
final class ConclusionPane extends VBox {
  private static final int LINKS = 8;
  private static final int FINDINGS = 3;

  private final Workbench workbench;

  /**
   * @param recapture offers a new capture; has no parent
   */
  ConclusionPane(Workbench workbench, GuideModel model, Reached reached, Node recapture) {
    super(14);
    this.workbench = workbench;
    getStyleClass().add("guide-page");
    HBox kind =
        new HBox(
            8,
            mark(reached).node(18),
            Texts.of("Conclusion", "t-secondary"),
            Texts.chip(reached.confidence().word(), ""));
    kind.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .add(
            new VBox(
                6,
                kind,
                Texts.wrapped(reached.title(), "t-verdict"),
                Texts.wrapped(reached.text(), "muted")));
    reached.findings().stream().limit(FINDINGS).forEach(f -> getChildren().add(finding(f)));
    if (!reached.evidence().isEmpty()) {
      FlowPane links = new FlowPane(16, 4);
      reached.evidence().stream().limit(LINKS).forEach(e -> links.getChildren().add(link(e)));
      getChildren().add(links);
    }
    model.continuation().ifPresent(other -> getChildren().add(goesOn(model, other)));
    if (!reached.remedy().steps().isEmpty()) {
      getChildren().add(steps(reached.remedy(), recapture));
    }
    if (recapture.getParent() == null) {
      getChildren().add(recapture);
    }
    getChildren().add(origin(reached));
  }

  /** What exactly is so on this host, in the words of the finding. */
  private static Node finding(Finding finding) {
    Label words = Texts.wrapped(finding.summary(), "t-strong");
    words.setMinWidth(0);
    VBox sign = new VBox(Mark.of(finding.severity()).node(14));
    sign.setPadding(new Insets(3, 0, 0, 0));
    sign.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(8, sign, words);
    row.getStyleClass().add("conclusion-finding");
    return row;
  }

  /** The cause behind the conclusion is looked for in another playbook. */
  private static Node goesOn(GuideModel model, Playbook other) {
    Button go = Buttons.primary("Continue in " + other.title(), model::goOn);
    go.setId("guide-continue");
    VBox words =
        new VBox(
            2,
            Texts.of("The cause lies further on", "t-strong"),
            Texts.wrapped(other.about(), "t-secondary"));
    HBox.setHgrow(words, Priority.ALWAYS);
    go.setMinWidth(USE_PREF_SIZE);
    HBox card = new HBox(16, words, go);
    card.setAlignment(Pos.CENTER_LEFT);
    card.getStyleClass().add("card");
    return card;
  }

  /** The file's own name is enough here; its folder is in the tooltip. */
  private Node link(Evidence evidence) {
    EvidenceLink link = new EvidenceLink(evidence, workbench.navigator()::openRaw);
    String place = evidence.place();
    link.setText(place.substring(place.lastIndexOf('/') + 1));
    link.setTooltip(new Tooltip(place));
    return link;
  }

  private static Mark mark(Reached reached) {
    Severity severity = reached.conclusion().severity();
    return severity == Severity.INFO ? Mark.NOTE : Mark.of(severity);
  }

  /** The first verification offers to make it by a new capture. */
  private Node steps(Remedy remedy, Node recapture) {
    VBox card = new VBox(14);
    card.getStyleClass().add("card");
    int number = 1;
    for (Remedy.Step step : remedy.steps()) {
      VBox body = body(step);
      if (step.purpose() == Remedy.Purpose.VERIFY && recapture.getParent() == null) {
        body.getChildren().add(recapture);
      }
      card.getChildren().add(row(number++, body));
    }
    return card;
  }

  private VBox body(Remedy.Step step) {
    HBox head = new HBox(8, Texts.of(step.purpose().label(), "t-strong"));
    head.setAlignment(Pos.CENTER_LEFT);
    if (!step.commands().isEmpty()) {
      head.getChildren().add(Texts.chip(step.effect(), step.changes() ? "warning" : "ok"));
    }
    VBox body = new VBox(4, head, Texts.wrapped(step.title() + ". " + step.text(), "t-secondary"));
    step.commands().forEach(command -> body.getChildren().add(command(command)));
    return body;
  }

  private static Node row(int number, VBox body) {
    HBox.setHgrow(body, Priority.ALWAYS);
    HBox row = new HBox(12, Texts.of(Integer.toString(number), "step-number"), body);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private Node command(String command) {
    Label text = Texts.wrapped(command, "t-mono");
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    Button copy = Buttons.of("Copy", Icon.COPY, () -> workbench.clipboard().copy(command), "small");
    copy.setAccessibleText("Copy " + command);
    HBox row = new HBox(8, text, copy);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("code", "step-command");
    return row;
  }

  private static Node origin(Reached reached) {
    String versions = reached.conclusion().versions();
    String source = reached.conclusion().source();
    VBox lines = new VBox(2);
    if (!versions.isEmpty()) {
      lines.getChildren().add(Texts.wrapped("Versions: " + versions, "t-secondary"));
    }
    if (!source.isEmpty()) {
      lines.getChildren().add(Texts.wrapped("Source: " + source, "t-secondary"));
    }
    return lines;
  }
}
