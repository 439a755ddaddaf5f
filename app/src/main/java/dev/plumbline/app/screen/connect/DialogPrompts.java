package dev.plumbline.app.screen.connect;

import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.dialog.Errors;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.ProxyProgram;
import dev.plumbline.connect.profile.AllowedPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person at the window. Called by background work, which waits. */
public final class DialogPrompts implements ConnectionPrompts {
  private final Dialogs dialogs;
  private final Errors errors;
  private final Clipboard clipboard;
  private final AllowedPrograms allowed;

  /**
   * @param folder the configuration folder, where allowed programs are remembered
   */
  public DialogPrompts(Dialogs dialogs, Errors errors, Clipboard clipboard, Path folder) {
    this.dialogs = dialogs;
    this.errors = errors;
    this.clipboard = clipboard;
    this.allowed = new AllowedPrograms(folder);
  }

  @Override
  public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    return dialogs
        .ask(() -> HostKeyDialog.unknown(question, clipboard))
        .orElse(HostKeyDecision.REFUSE);
  }

  @Override
  public HostKeyDecision changedHostKey(HostKeyQuestion question) {
    return dialogs
        .ask(() -> HostKeyDialog.changed(question, clipboard))
        .orElse(HostKeyDecision.REFUSE);
  }

  /** Asks once for each exact command. */
  @Override
  public boolean runProgram(ProxyProgram program) {
    try {
      if (allowed.contains(program.command())) {
        return true;
      }
      boolean run = dialogs.ask(() -> new ProgramDialog(program, clipboard)).orElse(false);
      if (run) {
        allowed.add(program.command());
      }
      return run;
    } catch (IOException e) {
      errors.report(e);
      return false;
    }
  }

  /** The code for a profile of AWS that asks for one. */
  public Optional<String> mfaCode(String profile, String serial) {
    return dialogs
        .ask(() -> QuestionsDialog.code(profile, serial))
        .map(answers -> new String(answers.getFirst()).strip());
  }

  @Override
  public Optional<char[]> passphrase(Path keyFile, int attempt) {
    return dialogs.ask(() -> QuestionsDialog.passphrase(keyFile, attempt)).map(List::getFirst);
  }

  @Override
  public Optional<char[]> password(String account, int attempt) {
    return dialogs.ask(() -> QuestionsDialog.password(account, attempt)).map(List::getFirst);
  }

  @Override
  public Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    return dialogs.ask(() -> QuestionsDialog.challenges(account, name, instruction, challenges));
  }
}
