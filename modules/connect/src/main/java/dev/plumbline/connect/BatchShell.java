package dev.plumbline.connect;

import dev.plumbline.model.Cancellation;
import java.io.IOException;
import java.time.Duration;

/**
 * A way to a host that runs whole scripts and shows what they said when they have ended: there is
 * no input, nothing can be followed, and {@link #exec} throws a {@link BatchOnlyException}.
 */
public interface BatchShell extends Shell {
  /**
   * Runs a script by {@code sh -s} and waits for its end.
   *
   * @param script at most {@link #longestScript} bytes in UTF-8
   * @param limit after which it is ended; what it said until then is kept
   * @throws IOException when it did not run, saying why
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  BatchOutput run(String script, Duration limit, Cancellation stop) throws IOException;

  /** Bytes of the longest script that it takes. */
  int longestScript();
}
