package dev.plumbline.app;

import dev.plumbline.app.cli.PlumblineCommand;

/** Entry point: a command runs without a window, no arguments open it. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Logging.onlyTroubleOfLibraries();
    System.exit(PlumblineCommand.run(args));
  }
}
