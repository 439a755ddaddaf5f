package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.EvidenceLink;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.flow.StepLine;
import dev.plumbline.app.flow.StepLine.Sign;
import dev.plumbline.model.Evidence;
import dev.plumbline.path.whatif.Change;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One step: sign, priority and rule, where it was read, and the reason below. */
final class StepRow extends HBox {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
  private static final double LINK = 144;

  /** Width of a character of the link, in px. */
  private static final double CHARACTER = 7;

  private final StepLine line;

  /**
   * @param lit style of what the lookup decided
   */
  StepRow(StepLine line, String lit, Consumer<Evidence> raw, Runnable chosen) {
    super(10);
    this.line = line;
    getStyleClass().add("step-row");
    if (line.sign() == Sign.DECIDED) {
      getStyleClass().add(lit + "-row");
    }
    Region rail = new Region();
    rail.getStyleClass().add("step-line");
    StackPane margin = new StackPane(rail, StepSign.of(line.sign(), lit));
    StackPane.setAlignment(margin.getChildren().getLast(), Pos.TOP_CENTER);
    margin.setMinWidth(20);
    VBox words = new VBox(2, top(raw));
    if (!line.reason().isEmpty()) {
      Label reason = Texts.wrapped(line.reason(), "t-secondary");
      if (line.sign() == Sign.MISSING || line.sign() == Sign.REFUSED) {
        reason.getStyleClass().addAll("critical");
      }
      words.getChildren().add(reason);
    }
    words.setMinWidth(0);
    words.getStyleClass().add("step-text");
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren().addAll(margin, words);
    setOnMouseClicked(e -> chosen.run());
    setAccessibleText(line.head() + " " + line.title() + ": " + line.reason());
  }

  private HBox top(Consumer<Evidence> raw) {
    boolean missing = line.sign() == Sign.MISSING;
    HBox top = new HBox(8);
    top.setAlignment(Pos.TOP_LEFT);
    if (line.folded().isEmpty()) {
      Label head = Texts.of(line.head(), "t-mono", "step-head");
      Label title = Texts.of(line.title(), "t-mono");
      if (missing) {
        head.getStyleClass().add("critical");
        title.getStyleClass().add("critical");
      } else {
        head.getStyleClass().add("muted");
      }
      HBox.setHgrow(title, Priority.ALWAYS);
      title.setMaxWidth(Double.MAX_VALUE);
      title.setMinWidth(0);
      title.setWrapText(true);
      title.setMinHeight(USE_PREF_SIZE);
      head.setMinHeight(USE_PREF_SIZE);
      top.getChildren().addAll(head, title);
      line.evidence()
          .ifPresent(
              e -> top.getChildren().add(e.file().equals(Change.FILE) ? changed() : link(e, raw)));
    } else {
      Label words = Texts.of(line.head() + "  " + line.title(), "t-secondary");
      words.setGraphic(Icon.CHEVRON_RIGHT.node(10));
      top.getChildren().add(words);
    }
    return top;
  }

  private static Label changed() {
    Label label = Texts.of(Change.FILE, "t-secondary");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static Hyperlink link(Evidence evidence, Consumer<Evidence> raw) {
    EvidenceLink link = new EvidenceLink(evidence, raw);
    link.setGraphic(null);
    link.setMaxWidth(LINK);
    link.setMinWidth(Math.min(LINK, evidence.place().length() * CHARACTER));
    link.setAlignment(Pos.TOP_RIGHT);
    link.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    link.setFocusTraversable(false);
    return link;
  }

  StepLine line() {
    return line;
  }

  void choose(boolean yes) {
    pseudoClassStateChanged(CHOSEN, yes);
  }
}
