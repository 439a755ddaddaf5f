package dev.plumbline.app.screen.connect;

import dev.plumbline.app.dialog.Dialogs;
import dev.plumbline.app.shell.Clipboard;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyQuestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person at the window. Called by background work, which waits. */
public final class DialogPrompts implements ConnectionPrompts {
  private final Dialogs dialogs;
  private final Clipboard clipboard;

  public DialogPrompts(Dialogs dialogs, Clipboard clipboard) {
    this.dialogs = dialogs;
    this.clipboard = clipboard;
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
