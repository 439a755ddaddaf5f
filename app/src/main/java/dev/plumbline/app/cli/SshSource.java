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

/** An instance reached over SSH. */
record SshSource(String label, ConnectionProfile profile, PrintWriter messages)
    implements Source.Live {
  @Override
  public Connection connect() throws SourceException {
    try {
      Shell shell =
          new SshConnector(LocalEnvironment.system())
              .connect(
                  profile,
                  new TerminalPrompts(messages),
                  new ConnectionMessages(messages),
                  Cancellation.none());
      return new Open(shell, messages);
    } catch (ConnectionException e) {
      e.advice().forEach(line -> messages.println("  " + Terminal.safe(line)));
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    }
  }

  private record Open(Shell shell, PrintWriter messages) implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        return Capture.run(
            shell, Probes.policyRouting(), new CaptureMessages(messages), Cancellation.none());
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
