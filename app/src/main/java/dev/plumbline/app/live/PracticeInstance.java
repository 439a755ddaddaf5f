package dev.plumbline.app.live;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probe;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.lab.LabServer;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A practice instance, served on loopback and reached through the same SSH client as any other. A
 * shell to it can be lost and opened again while the instance stays up.
 */
public final class PracticeInstance implements AutoCloseable {
  private final LabServer server;
  private final SshConnector connector = new SshConnector(LocalEnvironment.system());

  private PracticeInstance(LabServer server) {
    this.server = server;
  }

  /**
   * Starts the instance.
   *
   * @throws IOException when it cannot be unpacked or no port is free
   */
  public static PracticeInstance start(Scenario scenario) throws IOException {
    return of(LabServer.start(scenario, 0));
  }

  /** One that is being served already; closing it ends the server. */
  public static PracticeInstance of(LabServer server) {
    return new PracticeInstance(server);
  }

  /** How to reach it; its host key is known, its key file lives as long as the instance. */
  public ConnectionProfile profile() {
    return ConnectionProfile.of(server.scenario().id(), server.host())
        .withPort(OptionalInt.of(server.port()))
        .withUser(Optional.of(LabServer.USER))
        .withIdentityFiles(List.of(server.keyFile().toString()))
        .withAgent(false)
        .withSshConfig(false)
        .withPinnedHostKey(Optional.of(server.hostKeyFingerprint()));
  }

  /** Connects. Blocks. Closing the shell leaves the instance up. */
  public Shell connect(ConnectionProgress progress, Cancellation stop) throws IOException {
    return connector.connect(profile(), ConnectionPrompts.none(), progress, stop);
  }

  /**
   * Captures over an open shell and adds what the owner of the instance had kept from the time of
   * the fault. Blocks.
   */
  public Recording capture(Shell shell, CaptureProgress progress, Cancellation stop)
      throws IOException {
    return withKeptFiles(Capture.run(shell, Probes.wholeHost(), progress, stop));
  }

  /** A capture of the whole host together with what the owner had kept besides. */
  public Recording withKeptFiles(Recording captured) throws IOException {
    return withKeptFiles(server.scenario(), captured);
  }

  /** The same for a practice instance that others serve. */
  static Recording withKeptFiles(Scenario scenario, Recording captured) throws IOException {
    return scenario.withKeptFiles(captured, Probes.wholeHost().stream().map(Probe::file).toList());
  }

  /** A shell that takes the instance down with it. */
  public Shell owning(Shell shell) {
    return new Owning(shell, this);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private record Owning(Shell shell, PracticeInstance instance) implements Shell {
    @Override
    public RemoteProcess exec(String command) throws IOException {
      return shell.exec(command);
    }

    @Override
    public RemoteTerminal terminal(String term, TerminalSize size) throws IOException {
      return shell.terminal(term, size);
    }

    @Override
    public String description() {
      return shell.description();
    }

    @Override
    public boolean isOpen() {
      return shell.isOpen();
    }

    @Override
    public void onClosed(Runnable action) {
      shell.onClosed(action);
    }

    @Override
    public void close() {
      shell.close();
      try {
        instance.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
