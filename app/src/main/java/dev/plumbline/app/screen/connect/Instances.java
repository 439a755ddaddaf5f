package dev.plumbline.app.screen.connect;

import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.live.Reach;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.Library;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.connect.AwsTarget;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.plan.ConnectionPlan;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.connect.profile.ProfileImport;
import dev.plumbline.connect.profile.ProfileStore;
import dev.plumbline.model.Cancellation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The saved instances of the window: what the sidebar lists, and every change to them. */
public final class Instances implements ManageDialog.Actions {
  private final ObservableList<ConnectionProfile> profiles = FXCollections.observableArrayList();
  private final ObservableList<Library.Instance> listed = FXCollections.observableArrayList();
  private final Workbench workbench;
  private final LocalEnvironment local;
  private final SshConnector connector;
  private final ConnectionPrompts prompts;
  private final SignIns signIns;
  private final ProfileStore store;
  private int problemsTold;
  private Consumer<String> onConnect = id -> {};
  private Runnable onPick = () -> {};

  public Instances(
      Workbench workbench,
      LocalEnvironment local,
      SshConnector connector,
      ConnectionPrompts prompts,
      SignIns signIns) {
    this.workbench = workbench;
    this.local = local;
    this.connector = connector;
    this.prompts = prompts;
    this.signIns = signIns;
    this.store = new ProfileStore(local.folder());
  }

  /** Takes the id of a profile to connect to. */
  public void onConnect(Consumer<String> action) {
    onConnect = action;
  }

  /** Takes the wish to pick an instance out of an account instead of typing its address. */
  public void onPick(Runnable action) {
    onPick = action;
  }

  /** The saved profile of an instance, by its id there or as address. */
  public Optional<ConnectionProfile> known(String instance) {
    return profiles.stream()
        .filter(
            p ->
                p.aws().map(a -> a.instance().equals(instance)).orElse(false)
                    || p.address().equals(instance))
        .findFirst();
  }

  /** Saves a profile, then does something with it. */
  public void keep(ConnectionProfile profile, Runnable then) {
    workbench
        .tasks()
        .run(
            "Save " + profile.name(),
            progress -> {
              store.save(profile);
              return store.profiles();
            },
            all -> {
              show(all);
              then.run();
            });
  }

  /** What the sidebar lists, by group; changes on the JavaFX thread. */
  public ObservableList<Library.Instance> listed() {
    return listed;
  }

  public Optional<ConnectionProfile> find(String id) {
    return profiles.stream().filter(p -> p.id().equals(id)).findFirst();
  }

  /** Reads the saved instances behind the window. */
  public void load() {
    change("read the instances", () -> {});
  }

  public void create() {
    open("New instance", ConnectionProfile.of("", ""));
  }

  @Override
  public void edit(ConnectionProfile profile) {
    open("Edit " + profile.name(), profile);
  }

  @Override
  public void duplicate(ConnectionProfile profile) {
    change("duplicate " + profile.name(), () -> store.duplicate(profile));
  }

  @Override
  public void delete(ConnectionProfile profile) {
    workbench
        .dialogs()
        .show(
            new DeleteDialog(profile),
            yes ->
                yes.ifPresent(
                    sure -> change("delete " + profile.name(), () -> store.delete(profile.id()))));
  }

  @Override
  public void production(ConnectionProfile profile, boolean value) {
    change("save " + profile.name(), () -> store.save(profile.withProduction(value)));
  }

  public void manage() {
    workbench.dialogs().show(new ManageDialog(profiles, this), closed -> {});
  }

  /**
   * Shows what ~/.ssh/config would bring and which AWS profiles there are, and saves what is
   * chosen.
   */
  public void bring() {
    workbench
        .tasks()
        .run(
            "Read ~/.ssh and ~/.aws",
            progress ->
                new ImportDialog.Preview(
                    ProfileImport.preview(local, store.profiles()),
                    signIns.choices().stream().filter(c -> !c.practice()).toList(),
                    signIns.problems()),
            preview ->
                workbench
                    .dialogs()
                    .show(
                        new ImportDialog(preview, onPick),
                        chosen ->
                            chosen.ifPresent(
                                all -> change("import instances", () -> store.saveAll(all)))));
  }

  private void open(String title, ConnectionProfile profile) {
    InstanceDialog dialog =
        new InstanceDialog(
            title,
            profile,
            this::test,
            workbench.clipboard(),
            new InstanceDialog.Instead(this::bring, () -> onPick.run()));
    workbench.dialogs().show(dialog, answer -> answer.ifPresent(this::save));
  }

  private void save(InstanceDialog.Answer answer) {
    keep(
        answer.profile(),
        () -> {
          if (answer.connect()) {
            onConnect.accept(answer.profile().id());
          }
        });
  }

  /** Connects and hangs up again; gives back what stops it. */
  private Runnable test(ConnectionProfile profile, ConnectionTest test) {
    RunningTask task =
        workbench
            .tasks()
            .run(
                "Test the connection to " + profile.name(),
                progress -> {
                  connect(profile, test, progress.cancellation()).close();
                  return Optional.<ConnectionException>empty();
                },
                test::end,
                failure -> ended(failure, test));
    return task::cancel;
  }

  private Shell connect(ConnectionProfile profile, ConnectionTest test, Cancellation stop)
      throws ConnectionException {
    if (profile.aws().isEmpty()) {
      return connector.connect(profile, prompts, test, stop);
    }
    try (Reach reach =
        Reach.signIn(
            profile, Optional.empty(), Optional.empty(), signIns::open, connector, local)) {
      ConnectionPlan plan = reach.plan(stop);
      test.plan(plan);
      Optional<Way> only = profile.aws().flatMap(AwsTarget::way).flatMap(Way::of);
      return reach.connect(plan, only, prompts, test, stop).shell();
    }
  }

  private void ended(Throwable failure, ConnectionTest test) {
    if (failure instanceof ConnectionException e) {
      test.end(Optional.of(e));
    } else {
      test.end(Optional.empty());
      workbench.errors().report(failure);
    }
  }

  private interface Change {
    void run() throws Exception;
  }

  private void change(String what, Change change) {
    workbench
        .tasks()
        .run(
            Character.toUpperCase(what.charAt(0)) + what.substring(1),
            progress -> {
              change.run();
              return store.profiles();
            },
            this::show);
  }

  private void show(List<ConnectionProfile> all) {
    List<ConnectionProfile> sorted =
        all.stream()
            .sorted(
                Comparator.comparing(ConnectionProfile::group)
                    .thenComparing(ConnectionProfile::name))
            .toList();
    profiles.setAll(sorted);
    listed.setAll(
        sorted.stream()
            .map(
                p ->
                    new Library.Instance(
                        p.id(),
                        p.name(),
                        p.group(),
                        p.address(),
                        p.aws().isPresent() ? "SSM" : "SSH",
                        p.production()))
            .toList());
    List<String> problems = store.problems();
    if (problems.size() > problemsTold) {
      problemsTold = problems.size();
      workbench
          .errors()
          .show(
              new Trouble(
                  "Part of the saved instances cannot be read",
                  problems.getLast(),
                  "What could be read is listed. Nothing was thrown away.",
                  String.join("\n", problems)));
    }
  }
}
