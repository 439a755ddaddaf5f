package dev.plumbline.app.cli;

import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a command gets its recording from. */
public sealed interface Source {
  /** As the user named it. */
  String label();

  /** What the owner of a practice instance complains about; empty for others. */
  default String complaint() {
    return "";
  }

  /** The exit status of a command that has done its work with this recording, faults apart. */
  default int status(Recording recording) {
    return 0;
  }

  /**
   * Reads or captures the recording. Blocks.
   *
   * @throws SourceException with the exit status of the program
   */
  Recording open() throws SourceException;

  /**
   * Reads or captures the recording and says, each once, what of it could not be read. Blocks.
   *
   * @throws SourceException with the exit status of the program
   */
  default Recording open(PrintWriter messages) throws SourceException {
    Recording recording = open();
    recording.problems().stream()
        .map(problem -> Terminal.safe(label() + ": " + problem))
        .distinct()
        .forEach(messages::println);
    messages.flush();
    return recording;
  }

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

  /** An instance that is reached over SSH, perhaps a practice instance. */
  non-sealed interface Live extends Source {
    /**
     * Connects. Blocks. Closing the connection ends everything that was started for it.
     *
     * @throws SourceException with the exit status for "could not connect"
     */
    Connection connect() throws SourceException;

    /**
     * Connects and tells from then on when what carries the connection is away (true) and back.
     * Only a session of Session Manager is restored by itself.
     *
     * @throws SourceException with the exit status for "could not connect"
     */
    default Connection connect(Consumer<Boolean> reconnecting) throws SourceException {
      return connect();
    }

    /** An instance that only its account told about was not reached. */
    @Override
    default int status(Recording recording) {
      return recording.accountOnly() ? SourceException.NOT_CONNECTED : 0;
    }

    @Override
    default Recording open() throws SourceException {
      try (Connection connection = connect()) {
        return connection.capture();
      }
    }
  }
}
