package dev.plumbline.app.screen.routing;

import dev.plumbline.app.task.Tasks;
import dev.plumbline.diagram.Lit;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.diagram.Subject;
import dev.plumbline.model.Family;
import dev.plumbline.model.PolicyRule;
import dev.plumbline.model.Route;
import dev.plumbline.path.HostModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The routing diagram beside something else, with the ways of lookups lit. */
public final class WayView extends BorderPane {
  private static final double LEAST_HEIGHT = 240;

  private final Studio studio;
  private final RoutingModel model;
  private final DiagramView diagram;
  private final DrawingBox legend = new DrawingBox();

  public WayView(Tasks tasks, HostModel host) {
    studio = new Studio(tasks);
    model = new RoutingModel(host, studio::draw);
    diagram = new DiagramView(model, Zoom::whole);
    getStyleClass().add("way-view");
    DrawingProgress progress = new DrawingProgress(model, studio.busy());
    StackPane.setAlignment(progress, Pos.TOP_CENTER);
    setCenter(new StackPane(diagram, progress));
    HBox strip = new HBox(legend);
    strip.setAlignment(Pos.CENTER_RIGHT);
    strip.getStyleClass().add("way-legend");
    strip.setMinWidth(0);
    setBottom(strip);
    diagram.widthProperty().subscribe(w -> makeRoom());
    diagram.heightProperty().subscribe(h -> makeRoom());
    model.drawn().subscribe(d -> explain());
    diagram.palette().subscribe(p -> explain());
  }

  private void makeRoom() {
    if (diagram.getWidth() > 0 && diagram.getHeight() > 0) {
      double height = Math.max(LEAST_HEIGHT, diagram.getHeight());
      model.change(o -> o.withSize(diagram.getWidth(), height));
    }
  }

  private void explain() {
    legend.setVisible(model.drawn().get().ready());
    legend.show(model.picture().legend(), diagram.palette().get());
  }

  /** Draws one family of a host with these ways in it. */
  public void show(HostModel host, Family family, List<Lit> ways) {
    model.select(Optional.empty());
    model.show(host, o -> o.withFamilies(List.of(family)).withLit(ways));
    if (!model.asked()) {
      model.redraw();
    }
  }

  /**
   * Draws the outline around a rule or, where there is one, the route it led to.
   *
   * @param object of the account, where the step is about one
   */
  public void point(Optional<PolicyRule> rule, Optional<Route> route, String object) {
    model.select(
        route
            .flatMap(r -> id(s -> s instanceof Subject.OneRoute one && one.route().equals(r)))
            .or(() -> rule.flatMap(r -> id(s -> stands(s, r))))
            .or(() -> id(s -> Reveal.names(s, object))));
  }

  private static boolean stands(Subject subject, PolicyRule rule) {
    return switch (subject) {
      case Subject.Rules present -> present.rules().contains(rule);
      case Subject.MissingRule missing ->
          missing.priority() == rule.priority() && missing.from().equals(rule.selector().from());
      default -> false;
    };
  }

  private Optional<String> id(Predicate<Subject> which) {
    RoutingPicture picture = model.picture();
    return picture.subjects().entrySet().stream()
        .filter(e -> which.test(e.getValue()))
        .map(Map.Entry::getKey)
        .filter(id -> picture.drawing().node(id).isPresent())
        .findFirst();
  }

  /** What has the focus when the keyboard moves to the picture. */
  public Node focusOwner() {
    return diagram;
  }

  /** Gives up what is being drawn, as the case closes. */
  public void close() {
    studio.close();
  }
}
