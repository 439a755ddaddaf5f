package dev.plumbline.app.screen.overview;

import dev.plumbline.app.control.Mark;
import dev.plumbline.app.control.SectionHeader;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.guide.check.Catalogue;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Services at the left; what was not checked, with its reason, at the right. */
final class ServicePanel extends HBox {
  /** Name columns in px: services have short names, checks need a line or two. */
  private static final double SERVICES = 124;

  private static final double CHECKS = 176;

  /** As many checks are named in a tooltip. */
  private static final int NAMED = 24;

  ServicePanel(OverviewModel model, CaseEvidence evidence) {
    super(32);
    VBox services = new VBox(8, new SectionHeader("Services"));
    model.services().forEach(s -> services.getChildren().add(service(s)));
    if (model.services().isEmpty()) {
      services.getChildren().add(Texts.wrapped("The host itself was not asked.", "t-secondary"));
    }
    int open = evidence.diagnosis().notChecked().size();
    SectionHeader header = new SectionHeader("Not checked");
    header.chips(Texts.chip(String.valueOf(open), "count"));
    VBox unchecked = new VBox(8, header);
    model.notChecked().forEach((why, ids) -> unchecked.getChildren().add(reason(why, ids)));
    if (model.notChecked().isEmpty()) {
      unchecked
          .getChildren()
          .add(Texts.wrapped("Everything that applies to this host was checked.", "t-secondary"));
    }
    for (VBox column : List.of(services, unchecked)) {
      column.setPrefWidth(400);
      column.setMinWidth(0);
      HBox.setHgrow(column, Priority.ALWAYS);
    }
    getChildren().addAll(services, unchecked);
  }

  private static Node service(ServiceLine line) {
    return line(line.mark().node(13), line.name(), SERVICES, line.text());
  }

  private static Node reason(String why, List<String> ids) {
    String name = ids.size() == 1 ? title(ids.getFirst()) : ids.size() + " checks";
    Node line = line(Mark.NOT_CHECKED.node(13), name, CHECKS, why);
    Tooltip.install(line, new Tooltip(titles(ids)));
    return line;
  }

  private static String titles(List<String> ids) {
    String first =
        ids.stream().limit(NAMED).map(ServicePanel::title).collect(Collectors.joining("\n"));
    return ids.size() <= NAMED ? first : first + "\nand " + (ids.size() - NAMED) + " more";
  }

  private static String title(String id) {
    return Catalogue.find(id).map(Catalogue.Entry::title).orElse(id);
  }

  private static Node line(Node sign, String name, double column, String text) {
    Label label = Texts.of(name, "t-strong");
    label.setWrapText(true);
    label.setMinWidth(column);
    label.setPrefWidth(column);
    Label words = Texts.wrapped(text, "t-secondary");
    words.setMinWidth(0);
    HBox line = new HBox(8, sign, label, words);
    line.setAlignment(Pos.TOP_LEFT);
    HBox.setMargin(sign, new Insets(2, 0, 0, 0));
    return line;
  }
}
