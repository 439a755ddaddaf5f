package dev.plumbline.app;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.open.CaseOpener;
import dev.plumbline.app.open.LocalLibrary;
import dev.plumbline.app.palette.Entry;
import dev.plumbline.app.palette.Palette;
import dev.plumbline.app.palette.PaletteModel;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.GlobalKeys;
import dev.plumbline.app.shell.Page;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.WindowModel;
import dev.plumbline.app.shell.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the window's buttons, keys and palette do. */
final class Desk implements GlobalKeys.Actions {
  private final WindowModel model;
  private final Workbench workbench;
  private final CaseOpener opener;
  private final LocalLibrary library;

  private final Supplier<List<Command>> ofScreen;

  /**
   * @param ofScreen commands of the screen shown now
   */
  Desk(
      WindowModel model,
      Workbench workbench,
      CaseOpener opener,
      LocalLibrary library,
      Supplier<List<Command>> ofScreen) {
    this.ofScreen = ofScreen;
    this.model = model;
    this.workbench = workbench;
    this.opener = opener;
    this.library = library;
  }

  @Override
  public void palette() {
    palette("");
  }

  /** Opens the palette with something typed already. */
  void palette(String typed) {
    List<Command> commands = new ArrayList<>(ofScreen.get());
    commands.addAll(commands());
    Palette palette =
        new Palette(
            new PaletteModel(
                model.openCase().get().map(c -> c.evidence().get()),
                workbench.navigator(),
                commands,
                places()));
    palette.type(typed);
    workbench.dialogs().show(palette, chosen -> chosen.ifPresent(Runnable::run));
  }

  private List<Command> commands() {
    List<Command> all = new ArrayList<>();
    if (model.openCase().get().isPresent()) {
      all.add(
          new Command(
              "Save the case",
              "with answers, notes and bookmarks",
              "Ctrl S",
              Icon.DOWNLOAD,
              this::save));
      all.add(
          new Command(
              "Export report", "PDF for the ticket", "Ctrl 6", Icon.REPORT, this::exportReport));
    }
    if (opener.canCapture()) {
      all.add(new Command("Capture again", "", "Ctrl R", Icon.REFRESH, this::capture));
    }
    all.add(new Command("New instance", "", "Ctrl N", Icon.PLUS, library::newInstance));
    all.add(
        new Command(
            "Pick an EC2 instance",
            "from an AWS account, or the practice account",
            "",
            Icon.SERVER,
            library::pickInstance));
    all.add(new Command("Open a recording", "", "Ctrl O", Icon.FOLDER, library::chooseRecording));
    all.add(Command.of("Open a folder of command outputs", Icon.FOLDER, library::chooseFolder));
    all.add(
        new Command(
            "Import from ~/.ssh/config", "", "Ctrl Shift I", Icon.KEY, library::importInstances));
    all.add(Command.of("Manage instances", Icon.SERVER, library::manageInstances));
    boolean drill = workbench.settings().drill().get();
    all.add(
        new Command(
            drill
                ? "Open practice instances with their verdict"
                : "Open practice instances as drills",
            drill ? "" : "the verdict is withheld until you conclude",
            "",
            Icon.LAB,
            () -> workbench.settings().drill().set(!drill)));
    all.add(Command.of("Show keys and help", Icon.HELP, () -> model.show(Page.KEYS)));
    all.add(Command.of("Open settings", Icon.SETTINGS, () -> model.show(Page.SETTINGS)));
    return all;
  }

  private List<Entry> places() {
    List<Entry> places = new ArrayList<>();
    library
        .instances()
        .forEach(
            i ->
                places.add(
                    place(Icon.SERVER, i.name(), i.address(), new CaseSource.Instance(i.id()))));
    workbench
        .settings()
        .recent()
        .forEach(
            p ->
                places.add(
                    place(
                        Icon.FILE,
                        String.valueOf(p.getFileName()),
                        "recording",
                        new CaseSource.File(p))));
    library
        .practice()
        .forEach(
            p ->
                places.add(place(Icon.LAB, p.title(), p.group(), new CaseSource.Practice(p.id()))));
    return places;
  }

  private Entry place(Icon icon, String title, String hint, CaseSource source) {
    return new Entry(
        Entry.Group.INSTANCES, icon, title, hint, "", false, () -> library.open(source));
  }

  @Override
  public void capture() {
    opener.captureAgain();
  }

  @Override
  public void exportReport() {
    model.show(ScreenId.REPORT, Target.NOTHING);
  }

  @Override
  public void save() {
    opener.save();
  }

  @Override
  public void practiceLab() {
    library.practice().stream()
        .findFirst()
        .ifPresent(p -> library.open(new CaseSource.Practice(p.id())));
  }
}
