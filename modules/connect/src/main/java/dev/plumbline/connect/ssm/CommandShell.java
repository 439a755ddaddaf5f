package dev.plumbline.connect.ssm;

import dev.plumbline.aws.AwsAccount;
import dev.plumbline.aws.AwsException;
import dev.plumbline.aws.session.CommandResult;
import dev.plumbline.aws.session.CommandService;
import dev.plumbline.connect.BatchOnlyException;
import dev.plumbline.connect.BatchOutput;
import dev.plumbline.connect.BatchShell;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.model.Cancellation;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** An instance by Run Command, where sessions are not allowed. */
public final class CommandShell implements BatchShell {
  private static final int CHECK_SECONDS = 30;

  /** So that a script ends before the agent ends it, and what it said is kept. */
  private static final int MARGIN_SECONDS = 10;

  /** A call takes 64 KB; packing makes a third of a script. */
  private static final int LONGEST_PACKED = 128 * 1024;

  private static final int LONGEST_PLAIN = 40 * 1024;

  private final CommandService commands;
  private final String instance;
  private final boolean packs;
  private final Ending ending = new Ending();

  private CommandShell(CommandService commands, String instance, boolean packs) {
    this.commands = commands;
    this.instance = instance;
    this.packs = packs;
  }

  /**
   * Runs a first command, which tells whether the way is open and whether the host can pack.
   *
   * @throws ConnectionException saying why nothing runs
   * @throws java.util.concurrent.CancellationException when {@code stop} was requested
   */
  public static CommandShell open(AwsAccount account, String instance, Cancellation stop)
      throws ConnectionException {
    CommandService commands = new CommandService(account);
    CommandResult check;
    try {
      check = commands.run(instance, CommandScript.CHECK, CHECK_SECONDS, stop);
    } catch (AwsException e) {
      throw failure(instance, e.what(), e.likelyCause(), e.advice(), e);
    }
    if (!CommandScript.ready(check)) {
      throw failure(
          instance,
          "the command ended with " + check.status() + " and said nothing of what it should",
          "The agent did not take it, or the host has no shell for it",
          List.of("Look for command " + check.id() + " in Run Command's history"),
          new IOException(PlainText.of(check.stderr())));
    }
    return new CommandShell(commands, instance, CommandScript.packs(check));
  }

  private static ConnectionException failure(
      String instance, String what, String cause, List<String> advice, IOException reason) {
    ConnectionException failure =
        new ConnectionException(ConnectionStage.COMMAND, instance, what, cause, advice);
    failure.initCause(reason);
    return failure;
  }

  @Override
  public BatchOutput run(String script, Duration limit, Cancellation stop) throws IOException {
    int seconds = (int) limit.toSeconds() + MARGIN_SECONDS;
    if (packs) {
      String packed = CommandScript.packed(script, limit.toSeconds());
      return CommandScript.unpacked(commands.run(instance, packed, seconds, stop));
    }
    return CommandScript.plain(commands.run(instance, script, seconds, stop));
  }

  @Override
  public int longestScript() {
    return packs ? LONGEST_PACKED : LONGEST_PLAIN;
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    throw new BatchOnlyException(
        "Run Command shows an output when it has ended, so nothing can be followed over it.");
  }

  @Override
  public RemoteTerminal terminal(String term, TerminalSize size) throws IOException {
    throw new BatchOnlyException("Run Command has no terminal.");
  }

  @Override
  public String source() {
    return "run-command";
  }

  @Override
  public String description() {
    return instance + " by Run Command";
  }

  @Override
  public boolean isOpen() {
    return !ending.over();
  }

  @Override
  public void onClosed(Runnable action) {
    ending.then(action);
  }

  /** Nothing is held open; who waits for the end is told. */
  @Override
  public void close() {
    ending.end();
  }
}
