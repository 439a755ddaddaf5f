package dev.plumbline.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Nobody is there to answer. */
final class NoPrompts implements ConnectionPrompts {
  @Override
  public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    return HostKeyDecision.REFUSE;
  }

  @Override
  public HostKeyDecision changedHostKey(HostKeyQuestion question) {
    return HostKeyDecision.REFUSE;
  }

  @Override
  public Optional<char[]> passphrase(Path keyFile, int attempt) {
    return Optional.empty();
  }

  @Override
  public Optional<char[]> password(String account, int attempt) {
    return Optional.empty();
  }

  @Override
  public Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    return Optional.empty();
  }
}
