package dev.plumbline.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The program itself; subcommands do the work. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "Plumbline 1.0",
    description = "Finds out why an EC2 instance's network misbehaves. Reads, never changes.",
    subcommands = {
      CaptureCommand.class,
      DiagnoseCommand.class,
      DrawCommand.class,
      LabCommand.class,
      ReportCommand.class,
      TourCommand.class,
    })
public final class PlumblineCommand implements Runnable {
  /** Runs one command line and returns the exit status (design: 0, 1, 2, 3 or 4). */
  public static int run(String[] args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    return new CommandLine(new PlumblineCommand())
        .setExecutionExceptionHandler(PlumblineCommand::explain);
  }

  /** Expected trouble is one sentence and an exit status; anything else is a fault of ours. */
  private static int explain(Exception trouble, CommandLine command, ParseResult parsed)
      throws Exception {
    if (trouble instanceof SourceException source) {
      command.getErr().println(source.getMessage());
      command.getErr().flush();
      return source.exitCode();
    }
    throw trouble;
  }

  @Override
  public void run() {
    System.err.println("no command");
  }
}
