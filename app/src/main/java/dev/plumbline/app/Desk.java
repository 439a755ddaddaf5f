package dev.plumbline.app;

import dev.plumbline.app.control.Icon;
import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.open.CaseOpener;
import dev.plumbline.app.open.LocalLibrary;
import dev.plumbline.app.palette.Entry;
import dev.plumbline.app.palette.Palette;
import dev.plumbline.app.palette.PaletteModel;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.GlobalKeys;
import dev.plumbline.app.shell.Library;
import dev.plumbline.app.shell.Page;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.WindowModel;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.terminal.SystemTerminal;
import dev.plumbline.aws.find.Pasted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                places(),
                this::seek));
    palette.type(typed);
    workbench.dialogs().show(palette, chosen -> chosen.ifPresent(Runnable::run));
  }

  private Entry seek(Pasted pasted) {
    Optional<Library.Instance> known = library.saved(pasted.value());
    String place = pasted.region().map(r -> " in " + r).orElse("");
    return new Entry(
        Entry.Group.DO,
        Icon.SERVER,
        known.map(i -> "Open " + i.name()).orElse("Find " + pasted.value() + place),
        known.map(Library.Instance::address).orElse("among the instances of your AWS accounts"),
        "",
        false,
        () -> library.find(pasted));
  }

  @Override
  public void paste() {
    workbench
        .clipboard()
        .text()
        .filter(text -> !text.isBlank())
        .ifPresent(
            text ->
                Pasted.in(text)
                    .ifPresentOrElse(
                        library::find,
                        () ->
                            workbench
                                .errors()
                                .show(
                                    new Trouble(
                                        "What was pasted names no instance",
                                        "An instance id, an interface id, an IP address or an ARN"
                                            + " is looked for.",
                                        "",
                                        ""))));
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
    shellOf()
        .ifPresent(
            source ->
                all.add(
                    new Command(
                        "Open a shell",
                        "in the terminal of this computer",
                        "",
                        Icon.TERMINAL,
                        () -> openShell(source))));
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
            "Import from ~/.ssh and ~/.aws",
            "",
            "Ctrl Shift I",
            Icon.KEY,
            library::importInstances));
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

  /** The instance of the open case as the command line names it. */
  private Optional<List<String>> shellOf() {
    return model
        .openCase()
        .get()
        .flatMap(
            open ->
                switch (open.source()) {
                  case CaseSource.Instance(String id) -> library.commandLine(id);
                  case CaseSource.Practice(String scenario) ->
                      Optional.of(List.of("--lab", scenario));
                  case CaseSource.File ignored -> Optional.empty();
                  case CaseSource.Memory ignored -> Optional.empty();
                });
  }

  private void openShell(List<String> source) {
    workbench
        .tasks()
        .run(
            "Open a shell",
            progress -> {
              new SystemTerminal().open(source);
              return true;
            },
            done -> {});
  }

  @Override
  public void openShell() {
    shellOf().ifPresent(this::openShell);
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
