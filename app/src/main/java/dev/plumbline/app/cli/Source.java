package dev.plumbline.app.cli;

import dev.plumbline.lab.Scenario;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import java.nio.file.Path;

/** Where a command gets its recording from. */
public sealed interface Source {
  /** As the user named it. */
  String label();

  /**
   * Reads or captures the recording.
   *
   * @throws SourceException with the exit status of the program
   */
  Recording open() throws SourceException;

  /** A folder or a {@code .plumb} file. */
  record Saved(Path path) implements Source {
    @Override
    public String label() {
      return path.toString();
    }

    @Override
    public Recording open() throws SourceException {
      try {
        return Recording.open(path);
      } catch (RecordingException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }
  }

  /** A practice instance. */
  record Practice(Scenario scenario) implements Source {
    @Override
    public String label() {
      return scenario.id();
    }

    @Override
    public Recording open() throws SourceException {
      try {
        return scenario.recording();
      } catch (RecordingException e) {
        throw new SourceException(SourceException.UNREADABLE, e);
      }
    }
  }
}
