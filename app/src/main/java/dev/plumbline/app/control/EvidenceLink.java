package dev.plumbline.app.control;

import dev.plumbline.model.Evidence;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** {@code file:line} of a recording; a click opens the raw file there. */
public final class EvidenceLink extends Hyperlink {
  /**
   * @param open usually {@code navigator::openRaw}
   */
  public EvidenceLink(Evidence evidence, Consumer<Evidence> open) {
    super(evidence.place(), Icon.FILE.node(14));
    getStyleClass().add("evidence");
    setMnemonicParsing(false);
    setVisited(false);
    setOnAction(e -> open.accept(evidence));
    setAccessibleText("Open raw file " + evidence.place());
    if (!evidence.text().isEmpty()) {
      setTooltip(new Tooltip(evidence.text()));
    }
  }
}
