package dev.plumbline.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What libraries may say on stderr. */
final class Logging {
  /** Held, because the log manager forgets loggers that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger PRACTICE_SERVER = Logger.getLogger("org.apache.sshd");

  private Logging() {}

  /** Notes of the SSH client and server are not for people; what they fail at comes as an error. */
  static void onlyTroubleOfLibraries() {
    ROOT.setLevel(Level.WARNING);
    // A client of the practice server that hangs up is no trouble.
    PRACTICE_SERVER.setLevel(Level.SEVERE);
  }
}
