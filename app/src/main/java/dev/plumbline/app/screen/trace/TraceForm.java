package dev.plumbline.app.screen.trace;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Switch;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.screen.trace.FlowInput.Field;
import dev.plumbline.app.screen.trace.FlowInput.Protocol;
import dev.plumbline.path.trace.Flow;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is traced, in one row; what is wrong with it, below. */
final class TraceForm extends VBox {
  private static final String ANY = "any";

  private final TextField to = field("trace-to", "", 132);
  private final TextField from = field("trace-from", ANY, 116);
  private final ComboBox<String> device = new ComboBox<>();
  private final TextField mark = field("trace-mark", "none", 54);
  private final TextField port = field("trace-port", "port", 54);
  private final Segments<Protocol> protocol =
      new Segments<>(p -> p.name().toUpperCase(Locale.ROOT), Protocol.values());
  private final Switch connects = new Switch("connect()");
  private final Label problem = Texts.wrapped("", "critical", "t-secondary");
  private final HBox problemRow = new HBox(problem);
  private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
  private final Consumer<Flow> trace;

  TraceForm(Node before, Node flows, Consumer<Flow> trace) {
    this.trace = trace;
    device.setId("trace-device");
    device.getStyleClass().add("small");
    device.setPrefWidth(84);
    device.setMinWidth(66);
    device.setAccessibleText("Device the socket is bound to");
    devices(List.of());
    to.setAccessibleText("Destination address");
    from.setAccessibleText("Source address");
    mark.setAccessibleText("Firewall mark");
    port.setAccessibleText("Destination port");
    connects.setTooltip(
        new Tooltip("A socket that connects: IPv4 looks up twice, once to choose its source"));
    fields.put(Field.TO, to);
    fields.put(Field.FROM, from);
    fields.put(Field.MARK, mark);
    fields.put(Field.PORT, port);
    protocol.value().subscribe(p -> port.setDisable(p == Protocol.ICMP));
    fields.values().forEach(f -> f.setOnAction(e -> submit()));
    Button run = Buttons.of("Trace", Icon.PLAY, this::submit, "primary");
    run.setId("trace-run");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox row =
        new HBox(
            8,
            before,
            named("To", to, flows),
            named("From", from),
            named("Device", device),
            named("Mark", mark),
            protocol,
            port,
            connects,
            gap,
            run);
    row.getStyleClass().addAll("toolbar", "trace-form");
    problemRow.getStyleClass().add("trace-problem");
    problemRow.setManaged(false);
    problemRow.setVisible(false);
    getChildren().addAll(row, problemRow);
  }

  private static TextField field(String id, String prompt, double width) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(prompt);
    field.getStyleClass().addAll("small", "mono");
    field.setPrefWidth(width);
    field.setMinWidth(width > 100 ? width * 0.72 : width);
    HBox.setHgrow(field, width > 100 ? Priority.SOMETIMES : Priority.NEVER);
    field.setMaxWidth(width > 100 ? 260 : width);
    return field;
  }

  private static HBox named(String name, Node... content) {
    Label label = Texts.of(name, "t-label");
    label.setMinWidth(USE_PREF_SIZE);
    HBox box = new HBox(4, label);
    box.getChildren().addAll(content);
    box.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(box, Priority.SOMETIMES);
    return box;
  }

  /** Links a socket can be bound to. */
  void devices(List<String> names) {
    String chosen = Optional.ofNullable(device.getValue()).orElse(ANY);
    device.getItems().setAll(names);
    device.getItems().addFirst(ANY);
    device.setValue(device.getItems().contains(chosen) ? chosen : ANY);
  }

  /** Fills the form. */
  void show(FlowInput input) {
    to.setText(input.to());
    from.setText(input.from());
    device.setValue(input.device().isEmpty() ? ANY : input.device());
    mark.setText(input.mark());
    protocol.value().set(input.protocol());
    port.setText(input.port());
    connects.setSelected(input.connects());
    complain(Map.of());
  }

  FlowInput input() {
    String link = Optional.ofNullable(device.getValue()).orElse(ANY);
    return new FlowInput(
        to.getText(),
        from.getText(),
        link.equals(ANY) ? "" : link,
        mark.getText(),
        protocol.value().get(),
        port.getText(),
        connects.isSelected());
  }

  /** Source and destination change places. */
  void swap() {
    FlowInput now = input();
    show(
        new FlowInput(
            now.from(),
            now.to(),
            now.device(),
            now.mark(),
            now.protocol(),
            now.port(),
            now.connects()));
  }

  /** Traces what stands there, or says what is wrong with it. */
  void submit() {
    FlowInput input = input();
    complain(input.problems());
    input.flow().ifPresent(trace);
  }

  private void complain(Map<Field, String> problems) {
    fields.forEach(
        (name, field) -> {
          field.getStyleClass().remove("field-invalid");
          if (problems.containsKey(name)) {
            field.getStyleClass().add("field-invalid");
          }
        });
    problem.setText(String.join(". ", problems.values()));
    problemRow.setManaged(!problems.isEmpty());
    problemRow.setVisible(!problems.isEmpty());
    fields.entrySet().stream()
        .filter(e -> problems.containsKey(e.getKey()))
        .findFirst()
        .ifPresent(e -> e.getValue().requestFocus());
  }

  /** Where typing begins. */
  Node focusOwner() {
    return to;
  }
}
