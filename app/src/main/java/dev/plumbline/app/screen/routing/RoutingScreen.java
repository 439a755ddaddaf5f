package dev.plumbline.app.screen.routing;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.flow.AskedWay;
import dev.plumbline.app.screen.routing.RoutingToolbar.Choice;
import dev.plumbline.app.shell.Aim;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.KeyHelp;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.guide.Finding;
import dev.plumbline.path.HostModel;
import dev.plumbline.path.trace.Flow;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The diagram of rules, tables, routes and links. */
public final class RoutingScreen implements Screen {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final Studio studio;
  private final RoutingModel model;
  private final DiagramView diagram;
  private final OutlineTree outline;
  private final RoutingExport export;
  private final RoutingToolbar toolbar;
  private final DrawingBox legend = new DrawingBox();
  private final BorderPane picture;
  private final BorderPane view = new BorderPane();
  private final ObjectProperty<Optional<Node>> inspector =
      new SimpleObjectProperty<>(Optional.empty());
  private Target sought = Target.NOTHING;

  public RoutingScreen(Workbench workbench, OpenCase openCase) {
    this.workbench = workbench;
    this.openCase = openCase;
    studio = new Studio(workbench.tasks());
    model = new RoutingModel(openCase.evidence().get().host(), studio::draw);
    diagram = new DiagramView(model);
    outline = new OutlineTree(model);
    export = new RoutingExport(workbench, openCase, model, () -> diagram.palette().get());
    toolbar = new RoutingToolbar(model, diagram, export);
    RoutingKeys keys = new RoutingKeys(model, diagram, toolbar, this::copy, this::raw, this::trace);
    diagram.addEventHandler(KeyEvent.KEY_PRESSED, keys::handle);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::swap);
    view.getStyleClass().add("routing");
    view.setTop(toolbar);
    picture = canvas();
    view.setCenter(picture);
    openCase.evidence().subscribe((before, now) -> renew(now.host()));
    openCase.shared(AskedWay.class).subscribe(this::light);
    diagram.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> asked());
    diagram.heightProperty().subscribe(h -> makeRoom());
    diagram.widthProperty().subscribe(w -> makeRoom());
    model.drawn().subscribe(this::drawn);
    diagram.palette().subscribe(p -> drawn(model.drawn().get()));
    model.selected().subscribe(id -> inspect());
  }

  /** The diagram with its edge; legend and map below it, where they hide nothing. */
  private BorderPane canvas() {
    DrawingProgress progress = new DrawingProgress(model, studio.busy());
    StackPane stack = new StackPane(diagram, progress);
    StackPane.setAlignment(progress, Pos.TOP_CENTER);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox strip = new HBox(12, legend, gap, new MiniMap(model, diagram));
    strip.getStyleClass().add("routing-strip");
    BorderPane pane = new BorderPane(stack);
    pane.setRight(new ScrollEdge(model, diagram));
    pane.setBottom(strip);
    return pane;
  }

  /** A new capture: what was asked of the old one is no answer any more. */
  private void renew(HostModel host) {
    ObjectProperty<Optional<AskedWay>> asked = openCase.shared(AskedWay.class);
    if (asked.get().filter(way -> way.host() != host).isPresent()) {
      asked.set(Optional.empty());
    }
    model.show(host);
  }

  /** Lights the way of the flow that was traced last, as far as the VPC. */
  private void light(Optional<AskedWay> way) {
    boolean hidden = way.filter(w -> !toolbar.draws(w.flow().query().to().family())).isPresent();
    if (hidden) {
      toolbar.choose(Choice.BOTH);
    }
    toolbar.way(way, () -> openCase.shared(AskedWay.class).set(Optional.empty()));
    model.change(o -> o.withLit(way.map(AskedWay::ways).orElse(List.of())));
  }

  /** Spreads the columns over the width and folds as much as the height asks for. */
  private void makeRoom() {
    if (diagram.getWidth() > 0 && diagram.getHeight() > 0) {
      double height = Math.max(320, diagram.getHeight());
      model.change(o -> o.withSize(diagram.getWidth(), height));
      if (!model.asked()) {
        model.redraw();
      }
    }
  }

  private void drawn(Drawn now) {
    legend.setVisible(now.ready());
    if (now.ready()) {
      openCase.shared(RoutingPicture.class).set(Optional.of(now.picture()));
    }
    legend.show(now.picture().legend(), diagram.palette().get());
    inspect();
    seek();
  }

  /** A click on what is selected already asks for its inspector again. */
  private void asked() {
    if (model.selectedNode().isPresent()) {
      inspect();
    }
  }

  private void inspect() {
    DetailsPane pane = new DetailsPane(workbench);
    Optional<Node> details =
        model
            .selected()
            .get()
            .flatMap(id -> model.details().map(d -> pane.show(d, finding(id, d), flow(id))));
    inspector.set(details.or(() -> Optional.of(pane.overview(model.drawn().get()))));
  }

  private Optional<Flow> flow(String id) {
    return model.picture().subject(id).flatMap(s -> Aim.of(s, openCase.evidence().get()));
  }

  /** Traces the flow that passes what is selected. */
  private void trace() {
    model
        .selected()
        .get()
        .flatMap(this::flow)
        .ifPresent(f -> workbench.navigator().show(ScreenId.TRACE, new Target.OfFlow(f)));
  }

  private Optional<Finding> finding(String id, Details details) {
    List<Finding> findings = openCase.evidence().get().diagnosis().findings();
    return Reveal.findingOf(model.picture(), id, details.link(), findings);
  }

  private void copy() {
    model
        .details()
        .flatMap(Details::copy)
        .ifPresent(copy -> workbench.clipboard().copy(copy.text()));
  }

  private void raw() {
    model.details().stream()
        .flatMap(d -> d.sections().stream())
        .flatMap(s -> s.evidence().stream())
        .findFirst()
        .ifPresent(workbench.navigator()::openRaw);
  }

  private void swap(KeyEvent event) {
    if (event.getCode() == KeyCode.F7) {
      showOutline(view.getCenter() != outline);
      event.consume();
    }
  }

  /** The state behind the screen. */
  RoutingModel model() {
    return model;
  }

  private void showOutline(boolean words) {
    view.setCenter(words ? outline : picture);
    if (words) {
      outline.reveal();
    }
    focusOwner().requestFocus();
  }

  @Override
  public ScreenId id() {
    return ScreenId.ROUTING;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<Node>> inspector() {
    return inspector;
  }

  @Override
  public Node focusOwner() {
    return view.getCenter() == outline ? outline : diagram;
  }

  @Override
  public void focusFilter() {
    toolbar.focusFilter();
  }

  @Override
  public void reveal(Target target) {
    if (!(target instanceof Target.Nothing)) {
      toolbar.clearFilter();
      sought = target;
      seek();
    }
  }

  /**
   * Looks in the families shown and their folds, then in both, each time once the picture is there.
   */
  private void seek() {
    if (sought instanceof Target.Nothing || model.behind()) {
      return;
    }
    Optional<String> found = Reveal.find(model.picture(), sought);
    if (found.isEmpty() && Reveal.fold(model.picture(), sought).filter(model::open).isPresent()) {
      return;
    }
    if (found.isEmpty() && !toolbar.chosen(Choice.BOTH)) {
      toolbar.choose(Choice.BOTH);
      return;
    }
    sought = Target.NOTHING;
    found.ifPresent(id -> model.select(Optional.of(id)));
  }

  @Override
  public void close() {
    studio.close();
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.of("Save the diagram as SVG", Icon.EXPORT, export::saveSvg),
        Command.of("Save the diagram as PNG", Icon.EXPORT, export::savePng),
        Command.of("Copy the diagram as text", Icon.COPY, export::copyText),
        Command.of("Show the diagram as a list", Icon.ROUTING, () -> showOutline(true)),
        Command.of("Show the whole diagram", Icon.FIT, diagram::fit),
        Command.of("Draw IPv4", Icon.ROUTING, () -> toolbar.choose(Choice.V4)),
        Command.of("Draw IPv6", Icon.ROUTING, () -> toolbar.choose(Choice.V6)),
        Command.of("Draw both families", Icon.ROUTING, () -> toolbar.choose(Choice.BOTH)));
  }

  @Override
  public List<KeyHelp> keys() {
    return RoutingKeys.help();
  }
}
