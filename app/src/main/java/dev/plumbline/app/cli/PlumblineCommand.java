package dev.plumbline.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program itself; subcommands do the work. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "Plumbline 1.0",
    description = "Finds out why an EC2 instance's network misbehaves. Reads, never changes.")
public final class PlumblineCommand implements Runnable {
  /** Runs one command line and returns the exit status (design: 0, 1, 2, 3 or 4). */
  public static int run(String[] args) {
    return new CommandLine(new PlumblineCommand()).execute(args);
  }

  @Override
  public void run() {
    System.err.println("no command");
  }
}
