package dev.plumbline.app.screen.report;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EmptyState;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.SectionHeader;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialogs.FileKind;
import dev.plumbline.app.report.ChosenTraces;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.report.GuidePath;
import dev.plumbline.report.Preview;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The report as it will be printed, and what it holds. */
public final class ReportScreen implements Screen {
  /** Pixels of a painted page; sharp at the largest size shown on a screen of double density. */
  private static final int PAGE_PIXELS = 1200;

  private final Workbench workbench;
  private final ReportModel model;
  private final OptionsPane options;
  private final PageList pages = new PageList();
  private final Label count = Texts.chip("", "");
  private final Label redacted = Texts.chip("Redacted", "note");
  private final Label saved = Texts.of("", "t-secondary", "muted");
  private final ProgressBar progress = new ProgressBar();
  private final BorderPane view = new BorderPane();
  private final Node drill =
      new EmptyState(
          Icon.REPORT,
          "No report during a drill",
          "It would tell the verdict. Reach a conclusion in the guide first.");
  private final StackPane whole = new StackPane(view, drill);

  /** Made once for a case. */
  public ReportScreen(Workbench workbench, OpenCase openCase) {
    this.workbench = workbench;
    this.model = new ReportModel(openCase, workbench.tasks(), workbench.errors()::report);
    this.options = new OptionsPane(model);
    view.getStyleClass().add("report-screen");
    view.setTop(toolbar());
    view.setLeft(options);
    Node waiting =
        new EmptyState(Icon.REPORT, "Writing the report", "Its pages appear here in a moment.");
    waiting.visibleProperty().bind(model.preview().map(Optional::isEmpty));
    view.setCenter(new StackPane(pages, waiting));
    openCase.evidence().subscribe(this::withhold);
    redacted.managedProperty().bind(redacted.visibleProperty());
    redacted.visibleProperty().bind(model.redact());
    progress.visibleProperty().bind(model.writing());
    progress.setPrefWidth(90);
    model.preview().subscribe(this::show);
    openCase.bookmarks().addListener((Observable o) -> options.update());
    openCase.shared(ChosenTraces.class).subscribe(traces -> options.update());
    openCase.shared(GuidePath.class).subscribe(path -> options.update());
  }

  /** A report tells the verdict, so a drill has none before its end. */
  private void withhold(CaseEvidence evidence) {
    drill.setVisible(evidence.drill());
    view.setVisible(!evidence.drill());
    if (evidence.drill()) {
      model.close();
    }
  }

  private Node toolbar() {
    SectionHeader bar =
        new SectionHeader("Report")
            .chips(count, redacted, progress)
            .right(saved, Buttons.primary("Export PDF", this::export));
    bar.getStyleClass().add("toolbar");
    return bar;
  }

  private void show(Optional<Preview> preview) {
    count.setVisible(preview.isPresent());
    if (preview.isEmpty()) {
      pages.clear();
      return;
    }
    int number = preview.get().pages().size();
    count.setText(number == 1 ? "1 page" : number + " pages");
    pages.show(preview.get(), new PageImages(workbench.tasks(), preview.get(), PAGE_PIXELS));
  }

  private void export() {
    if (drill.isVisible()) {
      return;
    }
    workbench
        .dialogs()
        .saveFile("Export the report", model.suggestedName(), FileKind.PDF)
        .ifPresent(path -> model.export(path, this::exported));
  }

  private void exported(Path path) {
    saved.setText("Saved as " + path.getFileName());
    saved.setTooltip(new Tooltip(path.toString()));
  }

  @Override
  public ScreenId id() {
    return ScreenId.REPORT;
  }

  @Override
  public Node view() {
    return whole;
  }

  @Override
  public void shown() {
    if (drill.isVisible()) {
      return;
    }
    options.update();
    model.watch(true);
  }

  @Override
  public Node focusOwner() {
    return pages;
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.of("Export the report as PDF", Icon.DOWNLOAD, this::export),
        Command.of(
            "Redact the report", Icon.LOCK, () -> model.redact().set(!model.redact().get())));
  }

  @Override
  public void close() {
    model.close();
  }
}
