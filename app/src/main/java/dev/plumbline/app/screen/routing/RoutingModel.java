package dev.plumbline.app.screen.routing;

import dev.plumbline.diagram.Details;
import dev.plumbline.diagram.Drawing;
import dev.plumbline.diagram.Node;
import dev.plumbline.diagram.RoutingOptions;
import dev.plumbline.diagram.RoutingPicture;
import dev.plumbline.path.HostModel;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** State of the Routing screen, without a control in it. */
final class RoutingModel {
  /** Makes pictures; hands each over when it is done, which may be later. */
  @FunctionalInterface
  interface Maker {
    void draw(HostPlan plan, RoutingOptions options, Consumer<Drawn> taker);
  }

  private final Maker maker;
  private HostPlan plan;
  private RoutingOptions options = RoutingOptions.V4;
  private final ReadOnlyObjectWrapper<Drawn> drawn =
      new ReadOnlyObjectWrapper<>(Drawn.frame(RoutingOptions.V4));
  private final ObjectProperty<Optional<String>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> hovered =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean byKeyboard;
  private boolean asked;

  RoutingModel(HostModel host, Maker maker) {
    this.maker = maker;
    plan = new HostPlan(host);
  }

  /** A new capture of the same host; what was selected and opened stays so where it still is. */
  void show(HostModel host) {
    show(host, o -> o);
  }

  /** The same, drawn otherwise from now on. */
  void show(HostModel host, UnaryOperator<RoutingOptions> change) {
    options = change.apply(options);
    plan = new HostPlan(host);
    if (asked) {
      redraw();
    }
  }

  /** Asks for the picture, first or again; nothing is drawn that nobody looks at. */
  void redraw() {
    asked = true;
    if (!drawn.get().ready()) {
      drawn.set(Drawn.frame(options));
    }
    maker.draw(plan, options, this::take);
  }

  private void take(Drawn next) {
    drawn.set(next);
    hovered.set(Optional.empty());
    if (selectedNode().isEmpty()) {
      selected.set(Optional.empty());
    }
  }

  /** What is on show; it follows what was asked for by a moment. */
  ReadOnlyObjectProperty<Drawn> drawn() {
    return drawn.getReadOnlyProperty();
  }

  /** A picture was asked for. */
  boolean asked() {
    return asked;
  }

  /** What was asked for last is not on show yet. */
  boolean behind() {
    return !drawn.get().is(plan, options);
  }

  RoutingPicture picture() {
    return drawn.get().picture();
  }

  Drawing drawing() {
    return picture().drawing();
  }

  /** Draws otherwise: another family, filter or height. */
  void change(UnaryOperator<RoutingOptions> change) {
    RoutingOptions next = change.apply(options);
    if (!next.equals(options)) {
      options = next;
      if (asked) {
        redraw();
      }
    }
  }

  ObjectProperty<Optional<String>> selected() {
    return selected;
  }

  ObjectProperty<Optional<String>> hovered() {
    return hovered;
  }

  Optional<Node> selectedNode() {
    return selected.get().flatMap(drawing()::node);
  }

  void select(Optional<String> id) {
    byKeyboard = false;
    selected.set(id);
  }

  /** Opens what is folded at a node, or closes it again. */
  boolean toggleFold(String id) {
    Set<String> expanded = new HashSet<>(options.expanded());
    boolean opened = expanded.contains(id);
    if (opened) {
      expanded.remove(id);
    } else if (drawing().node(id).filter(Node::foldable).isPresent()) {
      expanded.add(id);
    } else {
      return false;
    }
    change(o -> o.withExpanded(expanded));
    return true;
  }

  /** Opens a fold; false when it is open already. */
  boolean open(String id) {
    return !options.expanded().contains(id) && toggleFold(id);
  }

  /** Moves by an arrow key; from nowhere to the first node. */
  void move(Direction direction) {
    Drawing drawing = drawing();
    Optional<Node> from = selectedNode();
    Optional<Node> to =
        from.isEmpty()
            ? Moves.order(drawing).stream().findFirst()
            : switch (direction) {
              case UP -> Moves.along(drawing, from.get(), -1);
              case DOWN -> Moves.along(drawing, from.get(), 1);
              case LEFT -> Moves.left(drawing, from.get());
              case RIGHT -> Moves.right(drawing, from.get());
            };
    to.ifPresent(this::focus);
  }

  /** Arrow keys. */
  enum Direction {
    UP,
    DOWN,
    LEFT,
    RIGHT
  }

  /** Goes to the next fault; false after the last, so that the focus may move on. */
  boolean nextFault(boolean forward) {
    Optional<Node> fault = Moves.fault(drawing(), selectedNode(), forward);
    fault.ifPresent(this::focus);
    return fault.isPresent();
  }

  private void focus(Node node) {
    byKeyboard = true;
    hovered.set(Optional.empty());
    selected.set(Optional.of(node.id()));
  }

  /** What stands out now. */
  Highlight highlight() {
    Optional<String> point = hovered.get().or(() -> byKeyboard ? selected.get() : Optional.empty());
    return new Highlight(
        selected.get(),
        point.map(drawing()::hangsTogether).orElse(Set.of()),
        !drawn.get().options().filter().isBlank(),
        picture().hits());
  }

  /** What the inspector says about the selected node. */
  Optional<Details> details() {
    return selected.get().flatMap(drawn.get()::details);
  }
}
