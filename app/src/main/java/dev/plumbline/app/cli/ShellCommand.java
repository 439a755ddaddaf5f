package dev.plumbline.app.cli;

import dev.plumbline.app.terminal.NearEnd;
import dev.plumbline.app.terminal.Notices;
import dev.plumbline.app.terminal.OutageNotice;
import dev.plumbline.app.terminal.TerminalLink;
import dev.plumbline.connect.RemoteTerminal;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code plumbline shell}: an instance's shell in one's own terminal. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    description = "Opens the shell of an instance in this terminal.",
    footer = {
      "",
      "Every key goes to the instance, Ctrl+C too. Enter, then ~. ends the shell at",
      "once, even when the connection hangs; ~~ types a tilde there. Lines that are",
      "piped in are typed.",
      "Exit status: that of the shell (0 where it tells none), 2 wrong usage, 4 could",
      "not connect, or the connection was lost."
    })
public final class ShellCommand implements Callable<Integer> {
  private static final Logger LOG = System.getLogger(ShellCommand.class.getName());

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SourceOptions sources = new SourceOptions();

  @Option(
      names = "--hold",
      description = "Wait for Enter after a failure, in a window that would close with it.")
  private boolean hold;

  @Override
  public Integer call() throws SourceException {
    Notices notices = new Notices(command.commandLine().getErr());
    PrintWriter messages = new PrintWriter(notices, true);
    command.commandLine().setErr(messages);
    if (!(sources.single() instanceof Source.Live source)) {
      throw new ParameterException(
          command.commandLine(),
          "A saved recording has no shell: name an instance by --profile, --ssh, --ssm or --lab.");
    }
    try (OutageNotice outage = new OutageNotice(words -> aside(words, messages));
        Connection connection = source.connect(outage::reconnecting)) {
      return run(connection, notices, messages).orElse(0);
    } catch (SourceException e) {
      return held(e, messages);
    }
  }

  /** On a line of its own: the shell may have written half of one. */
  private static void aside(String sentence, PrintWriter messages) {
    try {
      if (NearEnd.showsErrors()) {
        messages.println();
        messages.println(sentence);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "nobody sees what is said beside the shell", e);
    }
  }

  private int held(SourceException trouble, PrintWriter messages) throws SourceException {
    if (!hold || !Terminal.interactive()) {
      throw trouble;
    }
    messages.println(Terminal.safe(String.valueOf(trouble.getMessage())));
    messages.print("Press Enter to close. ");
    messages.flush();
    Optional.ofNullable(System.console()).ifPresent(Console::readLine);
    return trouble.exitCode();
  }

  private static OptionalInt run(Connection connection, Notices notices, PrintWriter messages)
      throws SourceException {
    try (NearEnd near = NearEnd.ofThisProgram();
        RemoteTerminal remote = connection.shell().terminal(near.type(), near.size())) {
      notices.raw(near.interactive());
      messages.println(
          "Shell of %s. Enter, then ~. ends it at once."
              .formatted(Terminal.safe(connection.shell().description())));
      TerminalLink link = new TerminalLink(near, remote);
      try (Interrupt _ = Interrupt.runs(link::leave)) {
        return link.run();
      } catch (IOException e) {
        messages.println(); // what the shell showed last may be half a line
        throw e;
      }
    } catch (IOException e) {
      throw new SourceException(SourceException.NOT_CONNECTED, e);
    } finally {
      notices.raw(false);
    }
  }
}
