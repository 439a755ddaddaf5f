package dev.plumbline.app.shell;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.TroubleBox;
import dev.plumbline.app.dialog.OverlayLayer;
import dev.plumbline.app.dialog.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window: sidebar, work area, status bar, and the dialogs over them. */
public final class MainWindow {
  /** Narrower than this the sidebar folds by itself. */
  private static final double NARROW = 1100;

  private final WindowModel model;
  private final Workbench workbench;
  private final OverlayLayer overlay;
  private final Map<ScreenId, ScreenFactory> factories;
  private final HeaderBar.Actions actions;
  private final Node welcome;
  private final Path folder;
  private final BorderPane work = new BorderPane();
  private final StackPane ground = new StackPane();
  private final ScaledRoot root;
  private final List<Runnable> endings = new ArrayList<>();
  private Optional<CaseView> caseView = Optional.empty();

  /**
   * @param welcome the page without a case
   * @param folder where settings are kept, to tell the user
   */
  public MainWindow(
      WindowModel model,
      Workbench workbench,
      OverlayLayer overlay,
      Library library,
      Map<ScreenId, ScreenFactory> factories,
      HeaderBar.Actions actions,
      Node welcome,
      Path folder) {
    this.model = model;
    this.workbench = workbench;
    this.overlay = overlay;
    this.factories = factories;
    this.actions = actions;
    this.welcome = welcome;
    this.folder = folder;
    Sidebar sidebar = new Sidebar(library, model, workbench.settings());
    BorderPane main = new BorderPane(work);
    main.setLeft(sidebar);
    main.setBottom(new StatusBar(model, workbench.tasks(), "Plumbline 1.0"));
    ground.getChildren().addAll(main, overlay);
    FileDrop.install(ground, library::open);
    ground.widthProperty().subscribe(w -> sidebar.narrow(w.doubleValue() < NARROW));
    root = new ScaledRoot(ground, workbench.settings().scale());
    model.openCase().subscribe(this::replaceCase);
    model.trouble().subscribe(this::showTrouble);
    model.onArrival(this::arrive);
    arrive(model.place().get());
  }

  public Parent root() {
    return root;
  }

  public WindowModel model() {
    return model;
  }

  public Workbench workbench() {
    return workbench;
  }

  /** True while a dialog holds the focus. */
  public boolean busy() {
    return overlay.busy();
  }

  /** Closes the uppermost dialog without an answer. */
  void cancelDialog() {
    overlay.escape();
  }

  /** Closes every dialog without an answer. */
  public void closeDialogs() {
    overlay.closeAll();
  }

  /** Ends what runs for the window. */
  public void close() {
    workbench.tasks().cancelAll();
    caseView.ifPresent(CaseView::close);
    model.openCase().get().ifPresent(OpenCase::close);
    endings.forEach(Runnable::run);
    endings.clear();
  }

  /** Runs when the window is closed, after everything else. */
  public void onClose(Runnable ending) {
    endings.add(ending);
  }

  /** Screen shown now, when it is one of the open case. */
  public Optional<Screen> screen() {
    return model.place().get().page() == Page.CASE
        ? caseView.flatMap(CaseView::current)
        : Optional.empty();
  }

  /** All screens of the open case. */
  public List<Screen> screens() {
    return caseView.map(CaseView::screens).orElse(List.of());
  }

  /** Esc: closes what lies over the work area, else goes back. */
  public void escape() {
    if (model.trouble().get().isPresent()) {
      model.trouble().set(Optional.empty());
    } else if (!caseView.map(CaseView::closeOverlay).orElse(false)) {
      model.back();
    }
  }

  public void toggleInspector() {
    caseView.ifPresent(CaseView::toggleInspector);
  }

  public void tick(Instant now) {
    caseView.ifPresent(view -> view.tick(now));
  }

  private void replaceCase(Optional<OpenCase> open) {
    caseView.ifPresent(CaseView::close);
    caseView = open.map(c -> new CaseView(c, workbench, factories, actions));
  }

  private void arrive(WindowModel.Place place) {
    switch (place.page()) {
      case WELCOME -> work.setCenter(welcome);
      case KEYS -> work.setCenter(new KeysPage(screens()));
      case SETTINGS -> work.setCenter(new SettingsPage(workbench.settings(), folder));
      case CASE ->
          caseView.ifPresent(
              view -> {
                work.setCenter(view);
                view.show(place.screen(), place.target());
              });
    }
  }

  private void showTrouble(Optional<Trouble> trouble) {
    work.setTop(trouble.map(this::box).orElse(null));
  }

  private Node box(Trouble trouble) {
    Node close = Buttons.icon(Icon.CLOSE, "Close", () -> model.trouble().set(Optional.empty()));
    VBox box = new VBox(new TroubleBox(trouble, workbench.clipboard(), close));
    box.getStyleClass().add("trouble-strip");
    return box;
  }
}
