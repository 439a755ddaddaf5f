package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.control.Visible;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.Finding;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.model.Evidence;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The side way of a question: every line that decides it, and the outputs behind it in full. */
final class EvidencePane extends VBox {
  private static final int LINES = 200;
  private static final int LONGEST = 300;

  private final Workbench workbench;

  EvidencePane(GuideModel model, Workbench workbench, AskedQuestion asked) {
    super(16);
    this.workbench = workbench;
    getStyleClass().add("guide-page");
    setId("guide-evidence");
    Node back =
        Buttons.of(
            "Back to the question", Icon.CHEVRON_LEFT, () -> model.evidenceShown().set(false));
    HBox head = new HBox(8, back, Texts.key("e"));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            head,
            new VBox(
                4, Texts.of("Evidence", "t-secondary"), Texts.wrapped(asked.text(), "t-verdict")));
    asked.proof().forEach(finding -> getChildren().add(proof(finding)));
    asked
        .commands()
        .forEach(
            command ->
                getChildren()
                    .add(
                        new OutputBlock(
                            command,
                            model.recording(),
                            LINES,
                            workbench.clipboard(),
                            workbench.navigator()::openRaw)));
    if (asked.proof().isEmpty() && asked.commands().isEmpty()) {
      getChildren()
          .add(Texts.wrapped("No output of a capture answers this; only a person can.", "muted"));
    }
  }

  private Node proof(Finding finding) {
    VBox lines = new VBox(4, Texts.wrapped(finding.summary(), "t-strong"));
    finding.evidence().forEach(e -> lines.getChildren().add(line(e)));
    return lines;
  }

  private Node line(Evidence evidence) {
    EvidenceLink link = new EvidenceLink(evidence, workbench.navigator()::openRaw);
    link.setMinWidth(USE_PREF_SIZE);
    HBox row =
        new HBox(12, link, Texts.wrapped(Visible.line(evidence.text().strip(), LONGEST), "t-mono"));
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }
}
