package dev.plumbline.app.screen.connect;

import dev.plumbline.app.control.Buttons;
import dev.plumbline.app.control.Icon;
import dev.plumbline.app.control.SearchField;
import dev.plumbline.app.control.Texts;
import dev.plumbline.app.dialog.Dialog;
import dev.plumbline.app.dialog.DialogFrame;
import dev.plumbline.connect.ConnectionProfile;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All saved instances by group: search, edit, duplicate, mark as production, delete. */
public final class ManageDialog extends Dialog<Boolean> {
  /** What can be done with one of them. */
  public interface Actions {
    void edit(ConnectionProfile profile);

    void duplicate(ConnectionProfile profile);

    void delete(ConnectionProfile profile);

    void production(ConnectionProfile profile, boolean value);
  }

  private static final double WIDTH = 820;

  private final ObservableList<ConnectionProfile> profiles;
  private final Actions actions;
  private final SearchField search = new SearchField("Name, address, group, tag or note");
  private final VBox rows = new VBox();
  private final ListChangeListener<ConnectionProfile> listener = change -> fill();
  private final Node view;

  public ManageDialog(ObservableList<ConnectionProfile> profiles, Actions actions) {
    this.profiles = profiles;
    this.actions = actions;
    profiles.addListener(new WeakListChangeListener<>(listener));
    search.field().textProperty().subscribe(this::fill);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(420);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    HBox filter = new HBox(search);
    HBox.setHgrow(search, Priority.ALWAYS);
    filter.getStyleClass().add("pick-heading");
    view =
        new DialogFrame(title(), WIDTH, new VBox(filter, scroll))
            .right(Buttons.primary("Close", this::cancel));
    fill();
  }

  @Override
  public String title() {
    return "Manage instances";
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public Node firstFocus() {
    return search.field();
  }

  private void fill() {
    String wanted = search.field().getText();
    List<ConnectionProfile> found = profiles.stream().filter(p -> p.matches(wanted)).toList();
    rows.getChildren().clear();
    String group = "";
    for (ConnectionProfile profile : found) {
      if (!profile.group().equals(group)) {
        group = profile.group();
        rows.getChildren().add(Texts.of(group, "t-label", "pick-heading"));
      }
      rows.getChildren().add(row(profile));
    }
    if (found.isEmpty()) {
      String text =
          profiles.isEmpty() ? "No instance is saved yet." : "No instance has this in it.";
      rows.getChildren().add(Texts.of(text, "t-secondary", "pick-heading"));
    }
  }

  private Node row(ConnectionProfile profile) {
    Label name = Texts.of(profile.name(), "t-strong");
    name.setMinWidth(180);
    name.setMaxWidth(180);
    Label address =
        Texts.of(profile.user().map(u -> u + "@").orElse("") + profile.address(), "t-mono");
    Label tags = Texts.of(String.join(", ", profile.tags()), "t-secondary");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    CheckBox production = new CheckBox("Production");
    production.setSelected(profile.production());
    production.setOnAction(e -> actions.production(profile, production.isSelected()));
    production.setMinWidth(Region.USE_PREF_SIZE);
    HBox row =
        new HBox(
            name,
            address,
            tags,
            gap,
            production,
            Buttons.icon(Icon.EDIT, "Edit " + profile.name(), () -> actions.edit(profile)),
            Buttons.icon(
                Icon.COPY, "Duplicate " + profile.name(), () -> actions.duplicate(profile)),
            Buttons.icon(Icon.TRASH, "Delete " + profile.name(), () -> actions.delete(profile)));
    row.getStyleClass().add("pick-row");
    return row;
  }
}
