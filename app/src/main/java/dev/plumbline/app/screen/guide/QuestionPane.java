package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.playbook.Answer;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.PathStep.By;
import dev.plumbline.guide.playbook.QuestionCommand;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The question at hand: why, evidence, command, answers, note. */
final class QuestionPane extends VBox {
  private final GuideModel model;
  private final Workbench workbench;
  private final AskedQuestion asked;

  /**
   * @param why false to leave out why the question is asked
   */
  QuestionPane(GuideModel model, Workbench workbench, AskedQuestion asked, boolean why) {
    super(16);
    this.model = model;
    this.workbench = workbench;
    this.asked = asked;
    getStyleClass().add("guide-page");
    VBox head =
        new VBox(
            4, Texts.of(model.position(), "t-secondary"), Texts.wrapped(asked.text(), "t-verdict"));
    if (why) {
      head.getChildren().add(why());
    }
    getChildren().add(head);
    asked
        .table()
        .filter(t -> !t.rows().isEmpty())
        .ifPresent(
            table ->
                getChildren()
                    .add(
                        part(
                            "What the evidence says",
                            new EvidenceGrid(table, workbench.navigator()::openRaw))));
    asked.open().stream().limit(3).forEach(missing -> getChildren().add(open(missing)));
    if (!asked.commands().isEmpty()) {
      getChildren().add(part(behind(asked.commands().size()), commands()));
    }
    getChildren().add(sideWay());
    getChildren().add(part("Answer", answers()));
    getChildren().add(part("Note", note()));
  }

  private static VBox part(String title, Node node) {
    return new VBox(6, Texts.of(title, "t-label"), node);
  }

  private static String behind(int commands) {
    return commands == 1 ? "The command behind it" : "The commands behind it";
  }

  private Node why() {
    HBox row =
        new HBox(8, Icon.HELP.node(), Texts.wrapped("Why this is asked: " + asked.why(), "muted"));
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("guide-why");
    return row;
  }

  /** A file that would have decided and was not captured. */
  private static Node open(String missing) {
    return Texts.wrapped("Not decided: " + missing, "t-secondary");
  }

  private Node sideWay() {
    HBox row =
        new HBox(
            8,
            Buttons.of("Show me the evidence", Icon.SEARCH, () -> model.evidenceShown().set(true)),
            Texts.key("e"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node commands() {
    VBox blocks = new VBox(8);
    int lines = asked.commands().size() == 1 ? 4 : 2;
    asked.commands().forEach(c -> blocks.getChildren().add(output(c, lines)));
    return blocks;
  }

  private Node output(QuestionCommand command, int lines) {
    return new OutputBlock(
        command, model.recording(), lines, workbench.clipboard(), workbench.navigator()::openRaw);
  }

  private Node answers() {
    VBox cards = new VBox(8);
    List<Answer> answers = GuideModel.ordered(asked);
    for (int i = 0; i < answers.size(); i++) {
      int index = i;
      Answer answer = answers.get(i);
      boolean chosen = asked.chosen().filter(a -> a.id().equals(answer.id())).isPresent();
      cards
          .getChildren()
          .add(
              new AnswerCard(
                  i + 1, answer, detail(answer), chosen, tag(answer), () -> model.choose(index)));
    }
    return cards;
  }

  /** What proves the answer, then what it leads to. */
  private String detail(Answer answer) {
    boolean proven = is(asked.byEvidence(), answer) && !asked.proof().isEmpty();
    if (!proven) {
      return answer.detail();
    }
    String first = asked.proof().getFirst().summary();
    int more = asked.proof().size() - 1;
    String proof = more == 0 ? first + "." : first + ", and " + more + " more.";
    return answer.detail().isEmpty() ? proof : proof + " " + answer.detail();
  }

  private String tag(Answer answer) {
    if (is(asked.byEvidence(), answer)) {
      return asked.overruled() ? "evidence says this" : "decided by evidence";
    }
    boolean overruling = asked.overruled() && is(asked.chosen(), answer);
    boolean own = asked.by().filter(By.USER::equals).isPresent() && is(asked.chosen(), answer);
    return overruling ? "against the evidence" : own ? "your answer" : "";
  }

  private static boolean is(Optional<Answer> one, Answer other) {
    return one.filter(a -> a.id().equals(other.id())).isPresent();
  }

  private Node note() {
    TextField field = new TextField(asked.note());
    field.setPromptText("What you saw or were told; goes into the report");
    field.getStyleClass().add("small");
    field.setAccessibleText("Note to this question");
    field.setOnAction(e -> model.note(asked, field.getText()));
    field
        .focusedProperty()
        .subscribe(
            focused -> {
              if (!focused && !field.getText().strip().equals(asked.note())) {
                model.note(asked, field.getText());
              }
            });
    return field;
  }
}
