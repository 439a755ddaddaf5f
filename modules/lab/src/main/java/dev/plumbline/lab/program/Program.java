package dev.plumbline.lab.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A command of a practice instance: reads, writes, and ends with a status. */
public interface Program {
  /**
   * Runs to its end, or until its thread is interrupted.
   *
   * @return the exit status
   */
  int run(InputStream in, OutputStream out, OutputStream err)
      throws IOException, InterruptedException;
}
