package dev.plumbline.app.cli;

import dev.plumbline.app.live.PracticeInstance;
import dev.plumbline.connect.ConnectionProgress;
import dev.plumbline.connect.Shell;
import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.io.PrintWriter;

/** A practice instance, served for as long as the command runs. */
record PracticeSource(Scenario scenario, PrintWriter messages) implements Source.Live {
  @Override
  public String label() {
    return scenario.id();
  }

  @Override
  public String complaint() {
    return scenario.symptom();
  }

  @Override
  public Connection connect() throws SourceException {
    PracticeInstance instance;
    try {
      instance = PracticeInstance.start(scenario);
    } catch (IOException e) {
      throw new SourceException(SourceException.UNREADABLE, e);
    }
    try {
      Shell shell = instance.connect(ConnectionProgress.none(), Cancellation.none());
      return new Practice(instance, instance.owning(shell), messages);
    } catch (IOException e) {
      SourceException failed = new SourceException(SourceException.NOT_CONNECTED, e);
      try {
        instance.close();
      } catch (IOException second) {
        failed.addSuppressed(second);
      }
      throw failed;
    }
  }

  private record Practice(PracticeInstance instance, Shell shell, PrintWriter messages)
      implements Connection {
    @Override
    public Recording capture() throws SourceException {
      try {
        return instance.capture(shell, new CaptureMessages(messages), Cancellation.none());
      } catch (IOException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }

    @Override
    public void close() {
      shell.close();
    }
  }
}
