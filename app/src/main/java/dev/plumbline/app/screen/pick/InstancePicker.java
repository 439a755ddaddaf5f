package dev.plumbline.app.screen.pick;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Segments;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.shell.Plurals;
import dev.plumbline.aws.find.FoundInstance;
import dev.plumbline.aws.find.Pasted;
import dev.plumbline.connect.plan.Way;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Picks an instance out of one's AWS accounts, and the way into it. */
public final class InstancePicker extends Dialog<InstancePicker.Answer> {
  private static final double WIDTH = 1040;

  /** What to do with the instance, which is saved in every case. */
  public enum Goal {
    ADD,
    CONNECT,
    FACTS
  }

  /**
   * What was picked.
   *
   * @param only the one way to try; absent for all that can work
   */
  public record Answer(FoundInstance instance, Goal goal, Optional<Way> only) {}

  /** The ways into an instance, as far as they can be told without asking. */
  public interface Ways extends Function<FoundInstance, List<WayChoice>> {}

  private final PickerModel model;
  private final Ways ways;
  private final TextField search = new TextField();
  private final InstanceTable table;
  private final WayCards cards = new WayCards();
  private final Chooser signIns;
  private final Chooser regions;
  private final Label count = Texts.of("", "t-secondary");
  private final Label words = Texts.of("", "t-secondary");
  private final ProgressBar bar = new ProgressBar(0);
  private final Button stop;
  private final Label calls = Texts.of(PickerWords.calls(false), "t-secondary");
  private final Button add = Buttons.of("Add without connecting", () -> finish(Goal.ADD));
  private final Button connect = Buttons.primary("Connect", this::connect);
  private final Node view;

  public InstancePicker(PickerModel model, Ways ways, Clipboard clipboard) {
    this.model = model;
    this.ways = ways;
    this.table = new InstanceTable(model);
    this.signIns = new Chooser("AWS profiles", 184, model::chooseSignIns);
    this.regions = new Chooser("Regions", 132, model::chooseRegions);
    this.stop = Buttons.of("Stop", this::stopOrReadAgain, "small");
    TroubleLines troubles = new TroubleLines(clipboard);
    VBox body = new VBox(tools(), table, progressLine(), troubles, cards);
    VBox.setVgrow(table, Priority.ALWAYS);
    HBox heading = new HBox(Texts.of(title(), "t-dialog-title"));
    heading.setAlignment(Pos.CENTER_LEFT);
    view =
        new DialogFrame(heading, WIDTH, body)
            .beside(Buttons.icon(Icon.CLOSE, "Cancel (Esc)", this::cancel))
            .left(calls)
            .right(Buttons.of("Cancel", this::cancel), add, connect);
    calls.setMinWidth(0);
    add.setId("add-without-connecting");
    connect.setId("connect-to");
    connect.setDefaultButton(true);
    search.textProperty().bindBidirectional(model.query());
    model.choices().subscribe(this::offer);
    model.rows().subscribe(this::count);
    model.notFound().subscribe(this::nothing);
    model.reading().subscribe(this::progress);
    model.troubles().subscribe(troubles::show);
    model.chosen().subscribe(this::pick);
    cards.chosen().subscribe(this::way);
    answered().thenRun(model::close);
  }

  @Override
  public String title() {
    return "Pick an EC2 instance";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return search;
  }

  private Node tools() {
    signIns.setId("sign-ins");
    regions.setId("regions");
    search.setId("instance-search");
    search.setAccessibleText("Search by name, id, address or tag");
    search.getStyleClass().add("mono");
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    HBox.setHgrow(search, Priority.ALWAYS);
    Label hint = Texts.of("name, id, address, tag", "t-secondary");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    HBox field = new HBox(Icon.SEARCH.node(), search, hint);
    field.getStyleClass().add("search");
    HBox.setHgrow(field, Priority.ALWAYS);
    field.setMinWidth(0);
    Segments<String> which = new Segments<>(s -> s, "Running", "All");
    which.value().set("All");
    which.value().subscribe(now -> model.runningOnly().set(now.equals("Running")));
    count.setId("instance-count");
    count.setMinWidth(76);
    count.setAlignment(Pos.CENTER_RIGHT);
    HBox tools = new HBox(8, signIns, regions, field, which, count);
    tools.getStyleClass().add("picker-tools");
    return tools;
  }

  private Node progressLine() {
    bar.setPrefWidth(120);
    bar.setMinWidth(120);
    bar.managedProperty().bind(bar.visibleProperty());
    words.setId("picker-progress");
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox line = new HBox(10, bar, words, stop);
    line.getStyleClass().add("picker-progress");
    return line;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.DOWN && !table.list().getItems().isEmpty()) {
      if (model.chosen().get().isEmpty()) {
        table.list().getSelectionModel().selectFirst();
      }
      table.list().requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && model.chosen().get().isEmpty()) {
      table.list().getSelectionModel().selectFirst();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
      search.clear();
      event.consume();
    }
  }

  private void offer(PickerOffer.Choices choices) {
    List<SignIns.Choice> chosen = choices.chosen();
    signIns.show(
        choices.signIns().stream()
            .map(s -> new Chooser.Entry(s.name(), s.label(), s.detail()))
            .toList(),
        choices.chosenSignIns(),
        chosen.size() == 1 ? chosen.getFirst().label() : Plurals.of(chosen.size(), "profile"),
        false);
    int many = choices.chosenRegions().size();
    regions.show(
        choices.regions().stream().map(r -> new Chooser.Entry(r, r, "")).toList(),
        choices.chosenRegions(),
        many == 1 ? choices.chosenRegions().iterator().next() : Plurals.of(many, "Region"),
        true);
  }

  private void count(PickerSearch.Rows rows) {
    count.setText(
        rows.shown().size() == rows.total()
            ? Plurals.of(rows.total(), "instance")
            : rows.shown().size() + " of " + rows.total());
    nothing(model.notFound().get());
  }

  private void nothing(String sought) {
    if (!sought.isEmpty()) {
      table.nothing(sought);
    } else if (model.reading().get().running()) {
      table.nothing("Instances appear here as they come");
    } else if (model.lookable().isPresent()) {
      Pasted thing = model.lookable().orElseThrow();
      int many = model.choices().get().regions().size();
      Button look =
          Buttons.of(
              "Look in all " + Plurals.of(many, "Region"),
              () -> {
                calls.setText(PickerWords.calls(true));
                model.look(thing);
              });
      look.setId("look-everywhere");
      table.nothing(thing.value() + " is not among the instances listed", look);
    } else {
      table.nothing(
          model.rows().get().total() == 0
              ? "No instances in the chosen Regions"
              : "No instance has that in its name, id, addresses or tags");
    }
  }

  private void progress(PickerModel.Reading reading) {
    words.setText(reading.words());
    bar.setVisible(reading.running());
    bar.setProgress(
        reading.fraction() > 0 ? reading.fraction() : ProgressBar.INDETERMINATE_PROGRESS);
    stop.setText(reading.running() ? "Stop" : "Read again");
    nothing(model.notFound().get());
  }

  private void stopOrReadAgain() {
    if (model.reading().get().running()) {
      model.stop();
    } else {
      model.readAgain();
    }
  }

  private void pick(Optional<FoundInstance> instance) {
    cards.show(instance.map(ways).orElse(List.of()));
    add.setDisable(instance.isEmpty());
  }

  private void way(Optional<WayChoice> way) {
    String name = model.chosen().get().map(FoundInstance::label).orElse("");
    boolean facts = way.filter(WayChoice.FACTS::equals).isPresent();
    connect.setText(
        facts ? "Open facts of " + name : name.isEmpty() ? "Connect" : "Connect to " + name);
    connect.setDisable(way.isEmpty());
  }

  /** Where no way can work, the reasons stand beside the facts: all are tried and left out. */
  private void connect() {
    boolean facts = cards.chosen().get().filter(WayChoice.FACTS::equals).isPresent();
    finish(facts && cards.anyWay() ? Goal.FACTS : Goal.CONNECT);
  }

  private void finish(Goal goal) {
    Optional<Way> only = cards.chosen().get().flatMap(WayChoice::only);
    model.chosen().get().ifPresent(i -> answer(new Answer(i, goal, only)));
  }
}
