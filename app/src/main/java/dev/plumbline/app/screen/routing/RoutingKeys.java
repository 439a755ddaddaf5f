package dev.plumbline.app.screen.routing;

import dev.plumbline.app.screen.routing.RoutingModel.Direction;
import dev.plumbline.app.screen.routing.RoutingToolbar.Choice;
import dev.plumbline.app.shell.KeyHelp;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyEvent;

/** The keys of the diagram (design: section 7). */
final class RoutingKeys {
  private static final double STEP = 1.25;

  private final RoutingModel model;
  private final DiagramView diagram;
  private final RoutingToolbar toolbar;
  private final Runnable copy;
  private final Runnable raw;
  private final Runnable trace;

  RoutingKeys(
      RoutingModel model,
      DiagramView diagram,
      RoutingToolbar toolbar,
      Runnable copy,
      Runnable raw,
      Runnable trace) {
    this.model = model;
    this.diagram = diagram;
    this.toolbar = toolbar;
    this.copy = copy;
    this.raw = raw;
    this.trace = trace;
  }

  static List<KeyHelp> help() {
    return List.of(
        new KeyHelp("Up Down Left Right", "Along the column and the edges"),
        new KeyHelp("Tab", "Next fault"),
        new KeyHelp("Space", "Fold or unfold"),
        new KeyHelp("4 6 b", "IPv4, IPv6, both"),
        new KeyHelp("0 1", "Fit, 100 %"),
        new KeyHelp("+ -", "Zoom"),
        new KeyHelp("Ctrl+wheel", "Zoom at the pointer"),
        new KeyHelp("c", "Copy the command"),
        new KeyHelp("e", "Open the raw evidence"),
        new KeyHelp("t", "Trace from here"),
        new KeyHelp("F7", "Diagram or list"));
  }

  /** Keys that the diagram takes while it has the focus. */
  void handle(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    boolean used =
        switch (event.getCode()) {
          case UP -> does(() -> model.move(Direction.UP));
          case DOWN -> does(() -> model.move(Direction.DOWN));
          case LEFT -> does(() -> model.move(Direction.LEFT));
          case RIGHT -> does(() -> model.move(Direction.RIGHT));
          case TAB -> model.nextFault(!event.isShiftDown());
          case SPACE -> model.selected().get().filter(model::toggleFold).isPresent();
          case DIGIT4, NUMPAD4 -> does(() -> toolbar.choose(Choice.V4));
          case DIGIT6, NUMPAD6 -> does(() -> toolbar.choose(Choice.V6));
          case B -> does(() -> toolbar.choose(Choice.BOTH));
          case DIGIT0, NUMPAD0 -> does(diagram::fit);
          case DIGIT1, NUMPAD1 -> does(diagram::actualSize);
          case PLUS, ADD, EQUALS -> does(() -> diagram.zoomBy(STEP));
          case MINUS, SUBTRACT -> does(() -> diagram.zoomBy(1 / STEP));
          case C -> does(copy);
          case E -> does(raw);
          case T -> does(trace);
          case ESCAPE ->
              model.selected().get().isPresent() && does(() -> model.select(Optional.empty()));
          default -> false;
        };
    if (used) {
      event.consume();
    }
  }

  private static boolean does(Runnable action) {
    action.run();
    return true;
  }
}
