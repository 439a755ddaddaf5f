package dev.plumbline.connect.ssm;

import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.HostKeyDecision;
import dev.plumbline.connect.HostKeyQuestion;
import dev.plumbline.connect.ProxyProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Asks as before, apart from host keys that nobody accepted yet: Session Manager has led to this
 * very instance, so there is nobody in between, and the key is taken for this once. One that
 * differs from the stored key is asked about as ever.
 */
record VouchedPrompts(ConnectionPrompts person) implements ConnectionPrompts {
  @Override
  public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    return HostKeyDecision.ACCEPT_ONCE;
  }

  @Override
  public HostKeyDecision changedHostKey(HostKeyQuestion question) {
    return person.changedHostKey(question);
  }

  @Override
  public boolean runProgram(ProxyProgram program) {
    return person.runProgram(program);
  }

  @Override
  public Optional<char[]> passphrase(Path keyFile, int attempt) {
    return person.passphrase(keyFile, attempt);
  }

  @Override
  public Optional<char[]> password(String account, int attempt) {
    return person.password(account, attempt);
  }

  @Override
  public Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    return person.answers(account, name, instruction, challenges);
  }
}
