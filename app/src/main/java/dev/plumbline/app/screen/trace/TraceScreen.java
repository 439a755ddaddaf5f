package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.EmptyState;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.WorkProgress;
import dev.plumbline.app.flow.AskedWay;
import dev.plumbline.app.shell.Aim;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.KeyHelp;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.path.Eni;
import dev.plumbline.path.trace.Flow;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** One flow followed through the routing of the host, or all of them at a glance. */
public final class TraceScreen implements Screen {
  /** What the screen shows below its form. */
  enum Mode {
    FLOW("Flow"),
    MATRIX("Matrix");

    private final String label;

    Mode(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private final OpenCase openCase;
  private final TraceModel model;
  private final Segments<Mode> mode = new Segments<>(Mode::label, Mode.values());
  private final FlowMenu flows;
  private final TraceForm form;
  private final FlowView flowView;
  private final MatrixPane matrixPane;
  private final BorderPane view = new BorderPane();

  public TraceScreen(Workbench workbench, OpenCase openCase) {
    this.openCase = openCase;
    CaseEvidence evidence = openCase.evidence().get();
    model = new TraceModel(evidence.host(), workbench.tasks());
    flows = new FlowMenu(model, this::trace);
    form = new TraceForm(mode, flows, this::trace);
    flowView = new FlowView(workbench, openCase, model);
    matrixPane = new MatrixPane(workbench, openCase, model, this::trace);
    form.show(FlowInput.EMPTY);
    view.getStyleClass().add("trace");
    view.setMinWidth(0);
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    mode.setMinWidth(Segments.USE_PREF_SIZE);
    mode.value().subscribe(m -> place());
    model.answered().subscribe(a -> place());
    model.answered().subscribe(this::tell);
    model.known().subscribe(k -> place());
    WorkProgress progress = new WorkProgress();
    model.work().subscribe(w -> w.ifPresent(progress::follow));
    view.setTop(new VBox(form, progress));
    openCase.evidence().subscribe(this::capture);
  }

  private void capture(CaseEvidence now) {
    form.devices(now.host().enis().stream().map(Eni::name).toList());
    if (model.traces().host() != now.host()) {
      model.show(now.host());
      matrixPane.renew();
    }
  }

  /** Other screens draw the way that was asked for. */
  private void tell(Optional<Answered> answered) {
    answered.ifPresent(
        a ->
            openCase
                .shared(AskedWay.class)
                .set(Optional.of(AskedWay.of(a.flow(), a.scenarios().getFirst()))));
  }

  private void trace(Flow flow) {
    mode.value().set(Mode.FLOW);
    form.show(FlowInput.of(flow));
    model.trace(flow);
  }

  private void place() {
    if (mode.value().get() == Mode.MATRIX) {
      view.setCenter(matrixPane);
      matrixPane.renew();
    } else if (model.answered().get().isPresent()) {
      view.setCenter(flowView);
    } else {
      view.setCenter(empty());
    }
  }

  private Node empty() {
    List<Node> saved =
        model.known().get().saved().stream()
            .limit(4)
            .<Node>map(s -> Buttons.of(s.label(), () -> trace(s.flow())))
            .toList();
    EmptyState state =
        new EmptyState(
            Icon.TRACE,
            "Trace a packet",
            "Say where it goes; the steps of the kernel appear here, with the reason for each.");
    FlowPane row = new FlowPane(8, 8);
    row.setAlignment(Pos.CENTER);
    row.getChildren().addAll(saved);
    state.getChildren().add(row);
    return state;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isAltDown()
        || event.getTarget() instanceof TextInputControl) {
      return;
    }
    switch (event.getCode()) {
      case S -> form.swap();
      case W -> {
        mode.value().set(Mode.FLOW);
        flowView.addChange();
      }
      case M -> mode.value().set(mode.value().get() == Mode.FLOW ? Mode.MATRIX : Mode.FLOW);
      case C -> flowView.copy();
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** The state behind the screen. */
  TraceModel model() {
    return model;
  }

  @Override
  public ScreenId id() {
    return ScreenId.TRACE;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node focusOwner() {
    return mode.value().get() == Mode.MATRIX ? matrixPane.focusOwner() : form.focusOwner();
  }

  @Override
  public void focusFilter() {
    form.focusOwner().requestFocus();
  }

  @Override
  public void reveal(Target target) {
    Aim.of(target, openCase.evidence().get()).ifPresent(this::trace);
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.of("Trace the flow in the form", Icon.PLAY, form::submit),
        Command.of("Show the matrix of flows", Icon.TRACE, () -> mode.value().set(Mode.MATRIX)),
        Command.of("Show one flow", Icon.TRACE, () -> mode.value().set(Mode.FLOW)),
        Command.of("Try a change to this host", Icon.EDIT, flowView::addChange),
        Command.of("Copy the trace as a command", Icon.COPY, flowView::copy),
        Command.of("Add the trace to the report", Icon.REPORT, flowView::addToReport));
  }

  @Override
  public List<KeyHelp> keys() {
    return List.of(
        new KeyHelp("Enter", "Trace"),
        new KeyHelp("Up Down", "Step before or after, lit in the picture"),
        new KeyHelp("s", "Swap source and destination"),
        new KeyHelp("w", "Try a change"),
        new KeyHelp("m", "One flow or the matrix"),
        new KeyHelp("c", "Copy as a command"));
  }

  /** What was last asked for; empty before the first time. */
  Optional<Flow> flow() {
    return model.flow();
  }

  @Override
  public void close() {
    model.close();
    flowView.close();
    matrixPane.close();
  }
}
