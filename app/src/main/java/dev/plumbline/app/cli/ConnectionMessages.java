package dev.plumbline.app.cli;

import dev.plumbline.connect.ConnectionProgress;
import java.io.PrintWriter;

/** Tells warnings of a connection on stderr; its failure is told by the exception. */
final class ConnectionMessages implements ConnectionProgress {
  private final PrintWriter out;

  ConnectionMessages(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void warning(String text) {
    out.println("Warning: " + Terminal.safe(text));
    out.flush();
  }
}
