package dev.plumbline.app.open;

import dev.plumbline.app.dialog.Dialogs.FileKind;
import dev.plumbline.app.dialog.Trouble;
import dev.plumbline.app.live.Reach;
import dev.plumbline.app.live.SignIns;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.Page;
import dev.plumbline.app.shell.WindowModel;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.connect.plan.Way;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens recordings into the window and saves the open case. JavaFX thread only. */
public final class CaseOpener {
  private final WindowModel model;
  private final Workbench workbench;
  private final LiveCases live;
  private final Function<String, Optional<ConnectionProfile>> profiles;

  /**
   * @param prompts asks the user while connecting
   * @param profiles finds a saved instance by its id
   */
  public CaseOpener(
      WindowModel model,
      Workbench workbench,
      SshConnector connector,
      ConnectionPrompts prompts,
      SignIns signIns,
      LocalEnvironment local,
      Function<String, Optional<ConnectionProfile>> profiles) {
    this.model = model;
    this.workbench = workbench;
    this.profiles = profiles;
    this.live =
        new LiveCases(
            model,
            workbench,
            connector,
            prompts,
            (profile, wish) ->
                new AccountHost(
                    Reach.signIn(
                        profile,
                        Optional.empty(),
                        Optional.empty(),
                        signIns::open,
                        connector,
                        local),
                    profile,
                    wish,
                    prompts,
                    captured -> signIns.withKeptFiles(profile, captured)));
  }

  /** Lets the user choose a recording and opens it. */
  public void chooseFile() {
    workbench
        .dialogs()
        .openFile("Open a recording", FileKind.RECORDING, FileKind.ARCHIVE)
        .ifPresent(this::openFile);
  }

  /** Lets the user choose a recording's folder, or any folder of command outputs, and opens it. */
  public void chooseFolder() {
    workbench.dialogs().openFolder("Open a folder").ifPresent(this::openFile);
  }

  /** Opens a case from wherever it comes. */
  public void open(CaseSource source) {
    switch (source) {
      case CaseSource.File(Path path) -> openFile(path);
      case CaseSource.Practice(String scenario) -> live.openPractice(scenario);
      case CaseSource.Instance(String profile) ->
          profiles.apply(profile).ifPresent(p -> live.openInstance(p, AccountHost.Wish.USUAL));
      case CaseSource.Memory ignored -> model.show(Page.CASE);
    }
  }

  /**
   * Opens an instance of an account.
   *
   * @param only the one way to try; absent for all that can work
   */
  public void open(ConnectionProfile profile, Optional<Way> only) {
    live.openInstance(profile, new AccountHost.Wish(only, false));
  }

  /** Opens what an account knows of an instance, without connecting to it. */
  public void openFacts(ConnectionProfile profile) {
    live.openInstance(profile, new AccountHost.Wish(Optional.empty(), true));
  }

  /** True when the open case can be captured again. */
  public boolean canCapture() {
    return model.openCase().get().flatMap(OpenCase::capture).isPresent();
  }

  /** Captures the open case again. */
  public void captureAgain() {
    model.openCase().get().flatMap(OpenCase::capture).ifPresent(OpenCase.Recapture::start);
  }

  /** Reads, parses and diagnoses a recording behind the window, then shows it. */
  public void openFile(Path path) {
    workbench
        .tasks()
        .run(
            "Open " + path.getFileName(),
            progress -> CaseEvidence.of(Recording.open(path)),
            evidence -> {
              workbench.settings().remember(path);
              show(new CaseSource.File(path.toAbsolutePath().normalize()), evidence);
            });
  }

  /** Shows evidence that is already read. */
  public OpenCase show(CaseSource source, CaseEvidence evidence) {
    String host = evidence.recording().manifest().host().orElse("");
    String name = host.isBlank() ? evidence.recording().name() : host;
    Optional<CaseFile.Drill> drill = CaseFile.drill(evidence.recording());
    OpenCase open =
        new OpenCase(
            source,
            drill.map(CaseFile.Drill::title).orElse(name),
            evidence.recording().manifest().production(),
            evidence);
    drill.map(CaseFile.Drill::complaint).ifPresent(open::drill);
    boolean whole = CaseFile.restore(open);
    model.open(open);
    if (!whole) {
      workbench
          .errors()
          .show(
              new Trouble(
                  "Answers and notes of this case cannot be read",
                  CaseFile.NAME + " in the recording is damaged. The evidence is whole.",
                  "Answer again; saving the case replaces the damaged file.",
                  ""));
    } else {
      tellProblems(evidence.recording().problems());
    }
    return open;
  }

  private void tellProblems(List<Problem> problems) {
    if (!problems.isEmpty()) {
      String all = problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
      workbench
          .errors()
          .show(
              new Trouble(
                  "Parts of the recording cannot be used",
                  problems.getFirst().toString(),
                  "Everything else was kept and is shown.",
                  all));
    }
  }

  /** Saves the open case with answers, notes and bookmarks; asks where. */
  public void save() {
    model
        .openCase()
        .get()
        .ifPresent(
            open ->
                workbench
                    .dialogs()
                    .saveFile("Save the case", open.title() + ".plumb", FileKind.RECORDING)
                    .ifPresent(path -> save(open, path)));
  }

  private void save(OpenCase open, Path path) {
    Recording recording = CaseFile.write(open);
    workbench
        .tasks()
        .run(
            "Save " + path.getFileName(),
            progress -> {
              recording.save(path);
              return path;
            },
            workbench.settings()::remember);
  }
}
