package dev.plumbline.connect.ssh;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what is given up anyway. */
final class Closing {
  private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  static void quietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException | IllegalStateException e) {
      LOG.debug("closing after a failure", e);
    }
  }
}
