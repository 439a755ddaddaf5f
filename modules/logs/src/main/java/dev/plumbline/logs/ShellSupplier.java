package dev.plumbline.logs;

import dev.plumbline.connect.Shell;
import java.io.IOException;

/** Makes a connection to the host of a tail, or gives one that is open. */
@FunctionalInterface
public interface ShellSupplier {
  /**
   * @throws IOException when the host cannot be reached now; the tail tries again later
   */
  Shell connect() throws IOException;
}
