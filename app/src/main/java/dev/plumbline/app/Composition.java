package dev.plumbline.app;

import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.dialog.OverlayLayer;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.open.CaseOpener;
import dev.plumbline.app.open.LocalLibrary;
import dev.plumbline.app.screen.connect.DialogPrompts;
import dev.plumbline.app.screen.connect.Instances;
import dev.plumbline.app.screen.pick.InstancePicker;
import dev.plumbline.app.screen.pick.Picking;
import dev.plumbline.app.screen.welcome.WelcomePage;
import dev.plumbline.app.settings.Settings;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.app.shell.Command;
import dev.plumbline.app.shell.GlobalKeys;
import dev.plumbline.app.shell.MainWindow;
import dev.plumbline.app.shell.Navigator;
import dev.plumbline.app.shell.RawViewer;
import dev.plumbline.app.shell.Screen;
import dev.plumbline.app.shell.ScreenId;
import dev.plumbline.app.shell.Target;
import dev.plumbline.app.shell.WindowModel;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Tasks;
import dev.plumbline.aws.AwsEnvironment;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.guide.playbook.PlaybookShelf;
import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Scene;

/** Puts the window together: the one place that knows every part. JavaFX thread only. */
public final class Composition {
  private final WindowModel model = new WindowModel();
  private final OverlayLayer overlay = new OverlayLayer();
  private final Workbench workbench;
  private final CaseOpener opener;
  private final Instances instances;
  private final SignIns signIns;
  private final Picking picking;
  private final LocalLibrary library;
  private final Desk desk;
  private final MainWindow window;

  /**
   * @param local this machine: home, {@code ~/.ssh/config}, the configuration folder
   */
  public Composition(Settings settings, LocalEnvironment local, Clipboard clipboard) {
    this(settings, local, clipboard, overlay -> overlay);
  }

  /** With another door to dialogs, such as one that answers file choosers by itself. */
  Composition(
      Settings settings,
      LocalEnvironment local,
      Clipboard clipboard,
      Function<OverlayLayer, Dialogs> dialogs) {
    Errors errors = new Errors(trouble -> model.trouble().set(Optional.of(trouble)));
    workbench =
        new Workbench(
            new Tasks(errors::report),
            dialogs.apply(overlay),
            errors,
            navigator(clipboard),
            clipboard,
            settings);
    SshConnector connector = new SshConnector(local);
    DialogPrompts prompts =
        new DialogPrompts(workbench.dialogs(), errors, clipboard, local.folder());
    signIns = new SignIns(new AwsEnvironment(local.variables(), local.home()), prompts::mfaCode);
    instances = new Instances(workbench, local, connector, prompts, signIns);
    opener = new CaseOpener(model, workbench, connector, prompts, signIns, local, instances::find);
    instances.onConnect(id -> opener.open(new CaseSource.Instance(id)));
    picking = new Picking(signIns, workbench, local, this::picked);
    instances.onPick(picking::open);
    library = new LocalLibrary(opener, instances, picking);
    desk = new Desk(model, workbench, opener, library, this::screenCommands);
    window =
        new MainWindow(
            model,
            workbench,
            overlay,
            library,
            Screens.all(local.folder().resolve(PlaybookShelf.FOLDER)),
            desk,
            new WelcomePage(library, desk::practiceLab),
            local.folder());
    workbench.tasks().quietly("read the playbooks of the program", p -> PlaybookShelf.shipped());
    window.onClose(this::signOut);
    instances.load();
  }

  private void picked(Picking.Picked picked) {
    InstancePicker.Answer answer = picked.answer();
    ConnectionProfile profile = instances.known(answer.instance().id()).orElseGet(picked::profile);
    instances.keep(
        profile,
        () -> {
          switch (answer.goal()) {
            case ADD -> {}
            case CONNECT -> opener.open(profile, answer.only());
            case FACTS -> opener.openFacts(profile);
          }
        });
  }

  private void signOut() {
    workbench
        .tasks()
        .quietly(
            "end the practice account",
            p -> {
              signIns.close();
              return true;
            });
  }

  private List<Command> screenCommands() {
    return window.screen().map(Screen::commands).orElse(List.of());
  }

  private Navigator navigator(Clipboard clipboard) {
    return new Navigator() {
      @Override
      public void show(ScreenId screen, Target target) {
        model.show(screen, target);
      }

      @Override
      public void openRaw(Evidence evidence) {
        model
            .openCase()
            .get()
            .map(c -> new RawViewer(c.title(), c.evidence().get().recording(), evidence, clipboard))
            .ifPresent(viewer -> overlay.show(viewer, closed -> {}));
      }

      @Override
      public void back() {
        model.back();
      }

      @Override
      public void forward() {
        model.forward();
      }
    };
  }

  /** A scene that shows the window and listens to its keys. */
  public Scene scene(double width, double height) {
    Scene scene = new Scene(window.root(), width, height);
    GlobalKeys.install(scene, window, library, desk);
    return scene;
  }

  public MainWindow window() {
    return window;
  }

  public Workbench workbench() {
    return workbench;
  }

  public CaseOpener opener() {
    return opener;
  }

  public Picking picking() {
    return picking;
  }

  /** Opens the palette with something typed already. */
  public void palette(String typed) {
    desk.palette(typed);
  }
}
