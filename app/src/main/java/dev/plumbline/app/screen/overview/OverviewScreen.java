package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.KeyHelp;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.Finding;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** The first tab: what is wrong, where, and what to do next. */
public final class OverviewScreen implements Screen {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final VBox page = new VBox(16);
  private final ScrollPane view = new ScrollPane(page);
  private final FindingList list;
  private final ReadOnlyIntegerWrapper badge = new ReadOnlyIntegerWrapper();
  private final ObjectProperty<Optional<Node>> inspector =
      new SimpleObjectProperty<>(Optional.empty());

  public OverviewScreen(Workbench workbench, OpenCase openCase) {
    this.workbench = workbench;
    this.openCase = openCase;
    list = new FindingList(new OverviewActions(workbench, openCase));
    list.selected().subscribe(this::inspect);
    page.setPadding(new Insets(16, 24, 24, 24));
    page.getStyleClass().add("overview");
    view.setFitToWidth(true);
    view.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    view.addEventHandler(KeyEvent.KEY_PRESSED, list::handleKey);
    openCase.evidence().subscribe(this::fill);
  }

  private void fill(CaseEvidence evidence) {
    if (evidence.drill()) {
      badge.set(0);
      list.show(List.of());
      page.getChildren()
          .setAll(
              new DrillNotice(workbench, openCase),
              new CardGrid(
                  InterfaceCard.of(evidence.host(), List.of()),
                  new OverviewActions(workbench, openCase)));
      return;
    }
    OverviewModel model = OverviewModel.of(evidence);
    badge.set(evidence.diagnosis().faults().size());
    OverviewActions actions = new OverviewActions(workbench, openCase);
    list.show(model.rows());
    VerdictBanner banner = new VerdictBanner(model, actions, list::select);
    page.getChildren().setAll(banner);
    if (evidence.accountOnly()) {
      page.getChildren().setAll(new AccountNotice(workbench, evidence));
    }
    if (!model.rows().isEmpty()) {
      page.getChildren().add(new VBox(8, list.header(), list));
    }
    page.getChildren()
        .addAll(new CardGrid(model.cards(), actions), new ServicePanel(model, evidence));
    inspect(list.selected().get());
  }

  private void inspect(Optional<Finding> finding) {
    CaseEvidence evidence = openCase.evidence().get();
    inspector.set(finding.map(f -> new FindingInspector(workbench, evidence, f, list.position(f))));
  }

  @Override
  public ScreenId id() {
    return ScreenId.OVERVIEW;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node focusOwner() {
    return list;
  }

  @Override
  public ObservableIntegerValue badge() {
    return badge;
  }

  @Override
  public ObservableValue<Optional<Node>> inspector() {
    return inspector;
  }

  @Override
  public void reveal(Target target) {
    if (target instanceof Target.OfFinding(Finding finding)) {
      list.select(finding);
    }
  }

  @Override
  public List<Command> commands() {
    return list.selected()
        .get()
        .map(
            f ->
                List.of(
                    Command.of(
                        "Copy the finding as text",
                        Icon.COPY,
                        () -> workbench.clipboard().copy(FindingText.of(f)))))
        .orElse(List.of());
  }

  @Override
  public List<KeyHelp> keys() {
    return List.of(
        new KeyHelp("Up Down", "Finding before or after"),
        new KeyHelp("Enter", "Show it in routing"),
        new KeyHelp("g", "Open the guide"),
        new KeyHelp("t", "Trace its flow"),
        new KeyHelp("e", "Open the raw evidence"),
        new KeyHelp("c", "Copy the finding"));
  }
}
