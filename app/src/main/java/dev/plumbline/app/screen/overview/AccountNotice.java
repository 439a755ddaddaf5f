package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Workbench;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Says why a case holds nothing of the host itself, and what can be seen all the same. */
final class AccountNotice extends HBox {
  private static final String REFUSED = "Not permitted";

  AccountNotice(Workbench workbench, CaseEvidence evidence) {
    super(16);
    getStyleClass().addAll("banner", Mark.WARNING.tone());
    setId("account-only");
    VBox words = new VBox(6, Texts.wrapped(heading(evidence), "t-verdict"));
    List<String> notes = evidence.recording().manifest().notes();
    notes.stream()
        .filter(note -> !note.startsWith(REFUSED))
        .flatMap(AccountNotice::parts)
        .forEach(part -> words.getChildren().add(Texts.wrapped(part, "t-text")));
    notes.stream()
        .filter(note -> note.startsWith(REFUSED))
        .forEach(note -> words.getChildren().add(Texts.wrapped(note, "t-secondary")));
    words
        .getChildren()
        .add(
            Texts.wrapped(
                "Routing draws its interfaces and the VPC behind them; a trace follows a flow from"
                    + " an interface on. What only the host can tell is not checked.",
                "t-text",
                "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    Button routing =
        Buttons.of("Show the VPC side", () -> workbench.navigator().show(ScreenId.ROUTING));
    getChildren().addAll(Mark.WARNING.node(26), words, routing);
  }

  private static String heading(CaseEvidence evidence) {
    boolean tried =
        evidence.recording().manifest().notes().stream().anyMatch(n -> n.contains("no way leads"));
    return tried
        ? "No way leads to the host: only its account was asked"
        : "Nothing of the host itself: only its account was asked";
  }

  /** A note that lists the ways has a line for each. */
  private static Stream<String> parts(String note) {
    int ways = note.indexOf(". ");
    return note.contains(": ") && ways > 0
        ? Stream.of(note.substring(ways + 2).replaceFirst("\\.$", "").split("; "))
            .map(way -> "• " + way)
        : Stream.of(note);
  }
}
