package dev.plumbline.app.open;

import dev.plumbline.app.live.PracticeInstance;
import dev.plumbline.app.shell.CaseEvidence;
import dev.plumbline.app.shell.CaseSource;
import dev.plumbline.app.shell.OpenCase;
import dev.plumbline.app.shell.WindowModel;
import dev.plumbline.app.shell.Workbench;
import dev.plumbline.app.task.Fx;
import dev.plumbline.app.task.Progress;
import dev.plumbline.app.task.RunningTask;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Opens cases from hosts that answer now: connects, captures, and captures again. */
final class LiveCases {
  /** What a capture gives: the connection stays open for logs and the next capture. */
  private record Live(LiveHost host, Shell shell, CaseEvidence evidence, Runnable ending) {}

  private final WindowModel model;
  private final Workbench workbench;
  private final SshConnector connector;
  private final ConnectionPrompts prompts;

  LiveCases(
      WindowModel model, Workbench workbench, SshConnector connector, ConnectionPrompts prompts) {
    this.model = model;
    this.workbench = workbench;
    this.connector = connector;
    this.prompts = prompts;
  }

  /** Serves a practice instance, connects to it over SSH and captures it. */
  void openPractice(String scenario) {
    workbench
        .tasks()
        .run(
            "Open " + PracticeLab.find(scenario).map(Scenario::title).orElse(scenario),
            progress -> {
              progress.text("starting the practice instance");
              PracticeInstance practice = PracticeInstance.start(practice(scenario));
              LiveHost host =
                  new LiveHost(
                      connector,
                      practice.profile(),
                      ConnectionPrompts.none(),
                      practice::withKeptFiles);
              return live(host, progress, () -> stop(practice));
            },
            live -> {
              Optional<Scenario> drill =
                  PracticeLab.find(scenario).filter(s -> workbench.settings().drill().get());
              OpenCase open =
                  made(
                      new CaseSource.Practice(scenario),
                      drill.map(Scenario::title).orElse(live.host().profile().name()),
                      live);
              drill.map(Scenario::symptom).ifPresent(open::drill);
              model.open(open);
            });
  }

  private static Scenario practice(String id) throws RecordingException {
    return PracticeLab.find(id)
        .orElseThrow(() -> new RecordingException("There is no practice instance " + id));
  }

  /** Connects to a saved instance and captures it. */
  void openInstance(ConnectionProfile profile) {
    LiveHost host =
        new LiveHost(
            connector,
            profile,
            prompts,
            (captured, asked) -> profile.production() ? captured.asProduction() : captured);
    workbench
        .tasks()
        .run(
            "Capture " + profile.name(),
            progress -> live(host, progress, () -> {}),
            live -> model.open(made(new CaseSource.Instance(profile.id()), profile.name(), live)));
  }

  private static Live live(LiveHost host, Progress progress, Runnable ending) throws IOException {
    boolean done = false;
    Optional<Shell> shell = Optional.empty();
    try {
      shell = Optional.of(host.connect(progress));
      Live live = new Live(host, shell.get(), host.capture(shell.get(), progress), ending);
      done = true;
      return live;
    } finally {
      if (!done) {
        shell.ifPresent(Shell::close);
        ending.run();
      }
    }
  }

  private OpenCase made(CaseSource source, String title, Live live) {
    boolean production = live.host().profile().production();
    OpenCase open = new OpenCase(source, title, production, live.evidence());
    open.connectBy(() -> live.host().reconnect(Cancellation.none()));
    open.onClose(
        () ->
            open.shell()
                .get()
                .ifPresent(s -> workbench.tasks().quietly("disconnect", p -> close(s))));
    open.onClose(() -> workbench.tasks().quietly("stop", p -> run(live.ending())));
    attach(open, live.shell());
    open.captureBy(() -> capture(open, live.host()));
    return open;
  }

  private static void attach(OpenCase open, Shell shell) {
    open.shell().set(Optional.of(shell));
    shell.onClosed(
        () ->
            Fx.run(
                () -> {
                  if (open.shell().get().filter(s -> s == shell).isPresent()) {
                    open.shell().set(Optional.empty());
                  }
                }));
  }

  /** Captures a case again, over a new connection where the old one was lost. */
  private RunningTask capture(OpenCase open, LiveHost host) {
    Optional<Shell> before = open.shell().get().filter(Shell::isOpen);
    return workbench
        .tasks()
        .run(
            "Capture " + open.title(),
            progress ->
                before.isPresent()
                    ? new Live(host, before.get(), host.capture(before.get(), progress), () -> {})
                    : live(host, progress, () -> {}),
            live -> {
              open.update(live.evidence());
              attach(open, live.shell());
            });
  }

  private static void stop(PracticeInstance practice) {
    try {
      practice.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the practice instance did not end cleanly", e);
    }
  }

  private static boolean close(Shell shell) {
    shell.close();
    return true;
  }

  private static boolean run(Runnable action) {
    action.run();
    return true;
  }
}
