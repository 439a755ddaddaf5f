package dev.plumbline.app.screen.welcome;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.BrandSign;
import dev.plumbline.app.shell.Library;
import java.util.Comparator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Three doors: the practice lab, an import, a connection; and files can be dropped. */
public final class WelcomePage extends ScrollPane {
  private static final double WIDTH = 912;

  private final Library library;

  public WelcomePage(Library library, Runnable openLab) {
    this.library = library;
    getStyleClass().add("welcome");
    VBox page = new VBox(16, title(), doors(openLab), dropZone(), hints());
    page.setMaxWidth(WIDTH);
    VBox.setMargin(page.getChildren().getFirst(), new Insets(0, 0, 24, 0));
    StackPane centre = new StackPane(page);
    centre.setPadding(new Insets(112, 32, 40, 32));
    StackPane.setAlignment(page, Pos.TOP_CENTER);
    setFitToWidth(true);
    setContent(centre);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    heightProperty()
        .subscribe(
            h -> centre.setPadding(new Insets(h.doubleValue() < 760 ? 48 : 112, 32, 40, 32)));
  }

  private static Node title() {
    VBox words =
        new VBox(
            2,
            Texts.of("Find out why an instance’s network misbehaves", "t-hero"),
            Texts.of(
                "Plumbline reads, draws and explains. It never changes an instance.", "t-lead"));
    words.setAlignment(Pos.CENTER_LEFT);
    HBox title = new HBox(20, BrandSign.node(64), words);
    title.setAlignment(Pos.CENTER_LEFT);
    return title;
  }

  private Node doors(Runnable openLab) {
    long faults = library.practice().stream().filter(p -> !p.healthy()).count();
    Node lab =
        door(
            Icon.LAB,
            "Open the practice lab",
            library.practice().size()
                + " recorded instances, "
                + faults
                + " of them with a fault to find. Works offline, asks for nothing.",
            Buttons.primary("Open the lab", openLab),
            "Ctrl L");
    Node bring =
        door(
            Icon.KEY,
            "Import what you have",
            "Reads ~/.ssh/config and ~/.aws/config, shows what it understood and what not, and"
                + " writes nothing back.",
            Buttons.of("Preview import", library::importInstances),
            "Ctrl Shift I");
    Node connect =
        door(
            Icon.SERVER,
            "Connect to an instance",
            "By SSH through any jump hosts, by SSM without an open port, or by AWS facts alone.",
            new HBox(
                8,
                Buttons.of("New instance", library::newInstance),
                Buttons.of("Pick from EC2", library::pickInstance)),
            "");
    return row(lab, bring, connect);
  }

  private static Node door(Icon icon, String title, String text, Node button, String keys) {
    StackPane sign = new StackPane(icon.node(20));
    sign.getStyleClass().addAll("door-sign", "accent-icon");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox foot = new HBox(8, button, gap);
    if (!keys.isEmpty()) {
      foot.getChildren().add(Texts.key(keys));
    }
    foot.setAlignment(Pos.CENTER_LEFT);
    Region push = new Region();
    VBox.setVgrow(push, Priority.ALWAYS);
    VBox card =
        new VBox(
            8,
            sign,
            Texts.of(title, "t-title"),
            Texts.wrapped(text, "muted", "t-open"),
            push,
            foot);
    card.getStyleClass().addAll("card", "door");
    VBox.setMargin(foot, new Insets(8, 0, 0, 0));
    return card;
  }

  private Node dropZone() {
    Hyperlink choose = new Hyperlink("or choose a file");
    choose.setOnAction(e -> library.chooseRecording());
    HBox zone =
        new HBox(
            12,
            Icon.DOWNLOAD.node(18),
            Texts.of("Drop a recording, its folder or a log collector’s archive here", "muted"),
            choose);
    zone.getStyleClass().add("drop-zone");
    return zone;
  }

  private Node hints() {
    String example =
        library.practice().stream()
            .min(Comparator.comparing(Library.Practice::healthy))
            .map(Library.Practice::title)
            .orElse("The lab");
    Node hints =
        row(
            hint("Start with a fault", "“" + example + "” shows every screen in five minutes."),
            hint("Everything by keyboard", "Ctrl K finds and runs, ? lists the keys."),
            hint("Raw evidence first", "Each statement leads to a command and its output."));
    VBox.setMargin(hints, new Insets(24, 0, 0, 0));
    return hints;
  }

  private static Node hint(String title, String text) {
    return new VBox(4, Texts.of(title, "t-strong"), Texts.wrapped(text, "t-secondary"));
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(16, nodes);
    for (Node node : nodes) {
      HBox.setHgrow(node, Priority.ALWAYS);
      ((Region) node).setPrefWidth(WIDTH / nodes.length);
      ((Region) node).setMinWidth(0);
    }
    return row;
  }
}
