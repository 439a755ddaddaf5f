package dev.plumbline.app.cli;

import dev.plumbline.connect.Shell;
import dev.plumbline.model.Recording;

/** An open connection of a command to a live source. */
public interface Connection extends AutoCloseable {
  Shell shell();

  /**
   * Captures everything, telling the progress on stderr. Blocks.
   *
   * @throws SourceException when nothing could be captured
   */
  Recording capture() throws SourceException;

  @Override
  void close();
}
