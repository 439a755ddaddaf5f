package dev.plumbline.app.cli;

import dev.plumbline.collect.Capture;
import dev.plumbline.collect.CaptureException;
import dev.plumbline.collect.Probes;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionProfile;
import dev.plumbline.connect.LocalEnvironment;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.PrintWriter;

/**
 * An instance reached over SSH.
 *
 * @param allowProxyCommand whether the program of a ProxyCommand may run
 */
record SshSource(
    String label, ConnectionProfile profile, boolean allowProxyCommand, PrintWriter messages)
    implements Source.Live {
  @Override
  public Connection connect() throws SourceException {
    try {
      Shell shell =
          new SshConnector(LocalEnvironment.system())
              .connect(
                  profile,
                  new TerminalPrompts(messages, allowProxyCommand),
                  new ConnectionMessages(messages),
                  Cancellation.none());
      return new Open(shell, profile.production(), messages);
    } catch (ConnectionException e) {
      e.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    }
  }

  private record Open(Shell shell, boolean production, PrintWriter messages) implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        Recording captured =
            Capture.run(
                shell, Probes.wholeHost(), new CaptureMessages(messages), Cancellation.none());
        return production ? captured.asProduction() : captured;
      } catch (CaptureException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    @Override
    public void close() {
      shell.close();
    }
  }
}
