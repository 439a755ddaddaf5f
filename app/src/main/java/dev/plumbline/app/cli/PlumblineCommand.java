package dev.plumbline.app.cli;

import dev.plumbline.app.Launch;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/** The program itself; subcommands do the work. */
@Command(
    name = "plumbline",
    mixinStandardHelpOptions = true,
    version = "Plumbline 1.0",
    description = "Finds out why an EC2 instance's network misbehaves. Reads, never changes.",
    subcommands = {
      CaptureCommand.class,
      DemoCommand.class,
      DiagnoseCommand.class,
      DiffCommand.class,
      DrawCommand.class,
      ForwardCommand.class,
      LabCommand.class,
      LogsCommand.class,
      PlaybookCommand.class,
      ProfileCommand.class,
      ReportCommand.class,
      ShellCommand.class,
      TraceCommand.class,
      TourCommand.class,
    })
public final class PlumblineCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RECORDING",
      description = "Recording to open in the window; without one it opens at its welcome page")
  private Optional<Path> recording = Optional.empty();

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

  /** Without a command: the window. */
  @Override
  public Integer call() {
    return Launch.window(recording.map(Path::toString).stream().toArray(String[]::new));
  }
}
