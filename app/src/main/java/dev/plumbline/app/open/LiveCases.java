package dev.plumbline.app.open;

import dev.plumbline.app.live.PracticeInstance;
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
import dev.plumbline.connect.plan.Way;
import dev.plumbline.lab.PracticeLab;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.RecordingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Opens cases from hosts that answer now: connects, captures, and captures again. */
final class LiveCases {
  private final WindowModel model;
  private final Workbench workbench;
  private final SshConnector connector;
  private final ConnectionPrompts prompts;
  private final Accounts accounts;

  /** What makes a host of a profile that has an account. */
  @FunctionalInterface
  interface Accounts {
    LiveHost host(ConnectionProfile profile, AccountHost.Wish wish);
  }

  LiveCases(
      WindowModel model,
      Workbench workbench,
      SshConnector connector,
      ConnectionPrompts prompts,
      Accounts accounts) {
    this.model = model;
    this.workbench = workbench;
    this.connector = connector;
    this.prompts = prompts;
    this.accounts = accounts;
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
                  new SshHost(
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
  void openInstance(ConnectionProfile profile, AccountHost.Wish wish) {
    workbench
        .tasks()
        .run(
            "Capture " + profile.name(),
            progress -> {
              LiveHost host =
                  profile.aws().isPresent() ? accounts.host(profile, wish) : ssh(profile);
              return live(host, progress, () -> {});
            },
            live -> model.open(made(new CaseSource.Instance(profile.id()), profile.name(), live)));
  }

  private LiveHost ssh(ConnectionProfile profile) {
    return new SshHost(
        connector,
        profile,
        prompts,
        captured -> profile.production() ? captured.asProduction() : captured);
  }

  /** A host that was opened, and what ends with its case. */
  private record Opened(LiveHost host, LiveHost.Live live, Runnable ending) {}

  private static Opened live(LiveHost host, Progress progress, Runnable ending) throws IOException {
    boolean done = false;
    try {
      Opened opened = new Opened(host, host.open(progress), ending);
      done = true;
      return opened;
    } finally {
      if (!done) {
        host.close();
        ending.run();
      }
    }
  }

  private OpenCase made(CaseSource source, String title, Opened opened) {
    LiveHost host = opened.host();
    boolean production = host.profile().production();
    OpenCase open = new OpenCase(source, title, production, opened.live().evidence());
    open.onClose(
        () ->
            open.shell()
                .get()
                .ifPresent(s -> workbench.tasks().quietly("disconnect", p -> close(s))));
    open.onClose(
        () ->
            workbench
                .tasks()
                .quietly(
                    "stop",
                    p -> {
                      host.close();
                      opened.ending().run();
                      return true;
                    }));
    attach(open, host, opened.live());
    open.captureBy(() -> capture(open, host));
    return open;
  }

  private static void attach(OpenCase open, LiveHost host, LiveHost.Live live) {
    open.way().set(live.way());
    live.shell()
        .ifPresent(
            shell -> {
              if (live.way().map(Way::liveTail).orElse(true)) {
                open.connectBy(() -> host.reconnect(Cancellation.none()));
              }
              attach(open, shell);
            });
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
    Optional<Way> way = open.way().get();
    return workbench
        .tasks()
        .run(
            "Capture " + open.title(),
            progress ->
                before.isPresent()
                    ? new LiveHost.Live(host.capture(before.get(), progress), before, way)
                    : host.open(progress),
            live -> {
              open.update(live.evidence());
              attach(open, host, live);
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
}
