package dev.plumbline.app.cli;

import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyFingerprint;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.ProxyProgram;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks on the terminal. Without one, host keys are refused and secrets are not known. */
final class TerminalPrompts implements ConnectionPrompts {
  private static final int ATTEMPTS = 3;

  private final PrintWriter out;
  private final boolean allowProxyCommand;
  private final Optional<Console> console;

  /**
   * @param allowProxyCommand whether the program of a ProxyCommand may run
   */
  TerminalPrompts(PrintWriter out, boolean allowProxyCommand) {
    this.out = out;
    this.allowProxyCommand = allowProxyCommand;
    this.console =
        Terminal.interactive() ? Optional.ofNullable(System.console()) : Optional.empty();
  }

  @Override
  public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    say("The host key of " + question.host() + " is not known yet:");
    say("  " + shown(question.presented()));
    say("Compare it with the instance's console output (aws ec2 get-console-output).");
    if (console.isEmpty()) {
      say("It was refused, because there is no terminal to ask on.");
      return HostKeyDecision.REFUSE;
    }
    String answer = ask("Trust it from now on (yes), only this time (once), or not (no)? [no] ");
    return switch (answer) {
      case "yes" -> HostKeyDecision.ACCEPT_AND_STORE;
      case "once" -> HostKeyDecision.ACCEPT_ONCE;
      default -> HostKeyDecision.REFUSE;
    };
  }

  /** Never asked on a terminal: replacing a key is a deliberate step in the window or by hand. */
  @Override
  public HostKeyDecision changedHostKey(HostKeyQuestion question) {
    say("The host key of " + question.host() + " has CHANGED. Somebody may be in between,");
    say("or another instance has this address now. The connection was refused.");
    say("  presented  " + shown(question.presented()));
    question
        .stored()
        .forEach(s -> say("  stored     " + shown(s.key()) + "  " + s.file() + ":" + s.line()));
    say("When you are sure, remove the stored line and connect again.");
    return HostKeyDecision.REFUSE;
  }

  /** Never asked on a terminal, where a hasty yes is too near: only the option allows it. */
  @Override
  public boolean runProgram(ProxyProgram program) {
    say(program.host() + " is reached by the program of a ProxyCommand:");
    say("  " + program.command());
    if (!allowProxyCommand) {
      say("It was not run. Add --allow-proxy-command to run it.");
    }
    return allowProxyCommand;
  }

  @Override
  public Optional<char[]> passphrase(Path keyFile, int attempt) {
    return secret("Passphrase of " + keyFile + ": ", attempt);
  }

  /** The code that a device of the AWS sign-in shows. */
  Optional<String> mfaCode(String profile, String serial) {
    return console.isEmpty()
        ? Optional.empty()
        : Optional.of(ask("Code of " + serial + " for profile " + profile + ": "))
            .filter(code -> !code.isEmpty());
  }

  @Override
  public Optional<char[]> password(String account, int attempt) {
    return secret("Password of " + account + ": ", attempt);
  }

  @Override
  public Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    if (console.isEmpty()) {
      return Optional.empty();
    }
    if (!instruction.isBlank()) {
      say(account + ": " + instruction);
    }
    List<char[]> answers = new ArrayList<>();
    for (Challenge challenge : challenges) {
      if (challenge.echo()) {
        answers.add(ask(challenge.text()).toCharArray());
      } else {
        Optional<char[]> typed = secret(challenge.text(), 1);
        if (typed.isEmpty()) {
          return Optional.empty();
        }
        answers.add(typed.get());
      }
    }
    return Optional.of(answers);
  }

  private Optional<char[]> secret(String question, int attempt) {
    if (attempt > ATTEMPTS || console.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(console.get().readPassword("%s", Terminal.safe(question)));
  }

  private String ask(String question) {
    String line = console.isEmpty() ? null : console.get().readLine("%s", Terminal.safe(question));
    return line == null ? "" : line.strip();
  }

  private void say(String text) {
    out.println(Terminal.safe(text));
    out.flush();
  }

  private static String shown(HostKeyFingerprint key) {
    return key.algorithm() + " " + key.sha256();
  }
}
