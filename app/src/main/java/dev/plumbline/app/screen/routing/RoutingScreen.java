package dev.plumbline.app.screen.routing;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.screen.routing.RoutingToolbar.Choice;
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
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The diagram of rules, tables, routes and links. */
public final class RoutingScreen implements Screen {
  private final Workbench workbench;
  private final OpenCase openCase;
  private final RoutingModel model;
  private final DiagramView diagram;
  private final OutlineTree outline;
  private final RoutingExport export;
  private final RoutingToolbar toolbar;
  private final DrawingBox legend = new DrawingBox();
  private final StackPane picture;
  private final BorderPane view = new BorderPane();
  private final ObjectProperty<Optional<Node>> inspector =
      new SimpleObjectProperty<>(Optional.empty());

  public RoutingScreen(Workbench workbench, OpenCase openCase) {
    this.workbench = workbench;
    this.openCase = openCase;
    model = new RoutingModel(openCase.evidence().get());
    diagram = new DiagramView(model);
    outline = new OutlineTree(model);
    export = new RoutingExport(workbench, openCase, model, () -> diagram.palette().get());
    toolbar = new RoutingToolbar(model, diagram, export);
    RoutingKeys keys = new RoutingKeys(model, diagram, toolbar, this::copy, this::raw);
    diagram.addEventHandler(KeyEvent.KEY_PRESSED, keys::handle);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::swap);
    view.getStyleClass().add("routing");
    view.setTop(toolbar);
    picture = canvas();
    view.setCenter(picture);
    openCase.evidence().subscribe((before, now) -> model.show(now));
    diagram.heightProperty().subscribe(h -> makeRoom());
    diagram.widthProperty().subscribe(w -> makeRoom());
    model.picture().subscribe(this::drawn);
    diagram.palette().subscribe(p -> drawn(model.picture().get()));
    model.selected().subscribe(id -> inspect());
  }

  private StackPane canvas() {
    MiniMap map = new MiniMap(model, diagram);
    StackPane stack = new StackPane(diagram, legend, map);
    StackPane.setAlignment(legend, Pos.BOTTOM_LEFT);
    StackPane.setMargin(legend, new Insets(0, 0, 12, 12));
    StackPane.setAlignment(map, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(map, new Insets(0, 12, 12, 0));
    return stack;
  }

  /** Spreads the columns over the width and folds as much as the height asks for. */
  private void makeRoom() {
    if (diagram.getWidth() > 0 && diagram.getHeight() > 0) {
      double height = Math.max(320, diagram.getHeight() - DiagramView.LEGEND);
      model.change(o -> o.withSize(diagram.getWidth(), height));
    }
  }

  private void drawn(RoutingPicture picture) {
    legend.show(picture.legend(), diagram.palette().get());
    openCase.shared(RoutingPicture.class).set(Optional.of(picture));
    inspect();
  }

  private void inspect() {
    RoutingPicture drawn = model.picture().get();
    DetailsPane pane = new DetailsPane(workbench);
    Optional<Node> details =
        model
            .selected()
            .get()
            .flatMap(id -> model.details().map(d -> pane.show(d, finding(id, d))));
    inspector.set(details.or(() -> Optional.of(pane.overview(drawn))));
  }

  private Optional<Finding> finding(String id, Details details) {
    List<Finding> findings = openCase.evidence().get().diagnosis().findings();
    return Reveal.findingOf(model.picture().get(), id, details.link(), findings);
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

  /** Looks in the family shown first, then in both. */
  @Override
  public void reveal(Target target) {
    if (target instanceof Target.Nothing) {
      return;
    }
    toolbar.clearFilter();
    Optional<String> found = Reveal.find(model.picture().get(), target);
    if (found.isEmpty()) {
      toolbar.choose(Choice.BOTH);
      found = Reveal.find(model.picture().get(), target);
    }
    found.ifPresent(id -> model.select(Optional.of(id)));
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
