package dev.plumbline.app.screen.guide;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.KeyHelp;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.guide.playbook.AskedQuestion;
import dev.plumbline.guide.playbook.PlaybookSession;
import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.guide.playbook.Reached;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The Guide tab: the tree at the left, the present question or the conclusion at the right. */
public final class GuideScreen implements Screen {
  private static final double MAP_SHARE = 0.45;
  private static final double MAP_LARGEST = 560;

  private final Workbench workbench;
  private PlaybookShelf shelf;
  private final GuideModel model;
  private final BorderPane view = new BorderPane();
  private final BorderPane right = new BorderPane();
  private final ScrollPane page = new ScrollPane();
  private final Label title = Texts.of("", "t-strong");
  private final Label progress = Texts.of("", "t-secondary");
  private final Label kind = Texts.chip("playbook", "");
  private final Tooltip about = new Tooltip();
  private final HBox came = new HBox(4);
  private final Label printed = Texts.of("", "t-secondary", "muted");
  private final HBox choice = new HBox();
  private final RecaptureBar recapture;
  private final MapView map;
  private boolean why = true;

  public GuideScreen(Workbench workbench, OpenCase openCase, PlaybookShelf shelf) {
    this.shelf = shelf;
    this.workbench = workbench;
    model = new GuideModel(openCase, shelf.playbooks());
    recapture = new RecaptureBar(model.recapture());
    map = new MapView(model::goTo);
    page.setFitToWidth(true);
    page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    page.setFocusTraversable(true);
    right.setCenter(page);
    right.getStyleClass().add("guide-right");
    view.setTop(toolbar());
    view.setLeft(map);
    view.setCenter(right);
    view.widthProperty()
        .subscribe(
            w -> {
              double width = Math.min(MAP_LARGEST, w.doubleValue() * MAP_SHARE);
              map.setPrefWidth(width);
              map.setMinWidth(width);
            });
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    model.session().subscribe(this::fill);
    Stream.of(model.comparison(), model.inReport(), model.evidenceShown(), model.result())
        .forEach(change -> change.subscribe((before, now) -> fill(model.session().get())));
  }

  /** Other playbooks to choose from; the walk goes on. */
  public void use(PlaybookShelf playbooks) {
    shelf = playbooks;
    model.use(playbooks.playbooks());
    fill(model.session().get());
  }

  private Node toolbar() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar =
        new HBox(
            8,
            came,
            title,
            kind,
            gap,
            progress,
            printed,
            Buttons.of("Print the tree", Icon.EXPORT, this::print),
            Buttons.of("Start over", Icon.UNDO, model::restart),
            choice);
    choice.setAlignment(Pos.CENTER);
    came.setAlignment(Pos.CENTER_LEFT);
    kind.setTooltip(about);
    bar.getStyleClass().add("toolbar");
    return bar;
  }

  private void fill(PlaybookSession session) {
    cameFrom();
    title.setText(session.playbook().title());
    kind.setText(model.drill() ? "drill" : "playbook");
    about.setText(session.playbook().about());
    choice
        .getChildren()
        .setAll(new PlaybookChoice(shelf, session.playbook(), model.proposal(), model::choose));
    progress.setText(model.progress());
    map.show(session);
    Node content =
        session
            .question()
            .map(this::question)
            .or(() -> session.conclusion().map(this::conclusion))
            .orElseGet(Region::new);
    VBox both = new VBox(content);
    model
        .comparison()
        .get()
        .map(c -> new ComparisonPane(c, model::closeComparison))
        .ifPresent(
            pane -> {
              both.getChildren().addFirst(pane);
              VBox.setMargin(pane, new Insets(16, 24, 0, 24));
            });
    model
        .result()
        .get()
        .map(r -> new DrillResultPane(workbench, r))
        .ifPresent(
            pane -> {
              both.getChildren().addFirst(pane);
              VBox.setMargin(pane, new Insets(16, 24, 0, 24));
            });
    page.setContent(both);
    page.setVvalue(0);
    right.setBottom(footer(session));
  }

  private Node question(AskedQuestion asked) {
    return model.evidenceShown().get()
        ? new EvidencePane(model, workbench, asked)
        : new QuestionPane(model, workbench, asked, why);
  }

  private Node conclusion(Reached reached) {
    return model.drill()
        ? new DrillPane(model, reached)
        : new ConclusionPane(workbench, model, reached, recapture());
  }

  /** The way back into the playbook that led here. */
  private void cameFrom() {
    came.getChildren().clear();
    model
        .cameFrom()
        .ifPresent(
            walk -> {
              Hyperlink back = new Hyperlink(walk.playbook().title());
              back.setId("guide-came-from");
              back.setAccessibleText("Back to " + walk.playbook().title());
              back.setOnAction(e -> model.comeBack());
              came.getChildren().addAll(back, Texts.of("›", "muted"));
            });
    came.setManaged(!came.getChildren().isEmpty());
  }

  private void print() {
    TreePrint.ask(
        workbench,
        model.session().get().playbook(),
        path -> printed.setText("Saved as " + path.getFileName()));
  }

  /** The bar, taken out of where it was. */
  private Node recapture() {
    if (recapture.getParent() instanceof Pane parent) {
      parent.getChildren().remove(recapture);
    }
    return recapture;
  }

  private Node footer(PlaybookSession session) {
    Button back = Buttons.of("Back", Icon.CHEVRON_LEFT, model::back);
    back.setDisable(session.confirmed().isEmpty() && model.cameFrom().isEmpty());
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox bar = new HBox(8, back, Texts.key("Backspace"), gap);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("guide-footer");
    if (session.question().isPresent()) {
      Button next = Buttons.primary("Next question", model::next);
      next.setDisable(session.question().get().chosen().isEmpty());
      bar.getChildren().addAll(Texts.of("Going back keeps every answer", "t-secondary"), next);
    } else if (model.drill()) {
      Button conclude = Buttons.primary("This is my conclusion", model::conclude);
      conclude.setId("drill-conclude");
      bar.getChildren().add(conclude);
    } else {
      Button add =
          Buttons.primary(
              model.inReport().get() ? "In the report" : "Add to report", model::addToReport);
      add.setDisable(model.inReport().get());
      bar.getChildren().addAll(Buttons.of("Copy all as text", this::copyAll), add);
    }
    return bar;
  }

  private void copyAll() {
    workbench.clipboard().copy(ConclusionText.of(model.session().get()));
  }

  private void key(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> model.next();
      case BACK_SPACE -> model.back();
      case E -> {
        if (model.session().get().question().isPresent()) {
          model.evidenceShown().set(!model.evidenceShown().get());
        }
      }
      case W -> {
        why = !why;
        fill(model.session().get());
      }
      case PLUS, EQUALS, ADD -> map.zoom(1.1);
      case MINUS, SUBTRACT -> map.zoom(1 / 1.1);
      case DIGIT0, NUMPAD0 -> map.resetZoom();
      default -> {
        String text = event.getText();
        if (text.length() != 1 || text.charAt(0) < '1' || text.charAt(0) > '9') {
          return;
        }
        model.choose(text.charAt(0) - '1');
      }
    }
    event.consume();
  }

  @Override
  public ScreenId id() {
    return ScreenId.GUIDE;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node focusOwner() {
    return page;
  }

  @Override
  public void shown() {
    map.show(model.session().get());
  }

  @Override
  public void reveal(Target target) {
    model.reveal(target);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.of("Go to the conclusion of the guide", Icon.GUIDE, model::toConclusion),
        Command.of("Print the tree of the playbook", Icon.EXPORT, this::print),
        Command.of("Start the guide over", Icon.UNDO, model::restart),
        Command.of("Copy the guide's conclusion as text", Icon.COPY, this::copyAll),
        Command.of("Add the guide's way to the report", Icon.REPORT, model::addToReport));
  }

  @Override
  public List<KeyHelp> keys() {
    return List.of(
        new KeyHelp("1 9", "Choose an answer"),
        new KeyHelp("Enter", "Next question"),
        new KeyHelp("Backspace", "Question before"),
        new KeyHelp("e", "Show the evidence behind the question"),
        new KeyHelp("w", "Show or hide why it is asked"),
        new KeyHelp("+ - 0", "Zoom the map"));
  }
}
