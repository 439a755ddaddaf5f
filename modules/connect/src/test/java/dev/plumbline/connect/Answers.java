package dev.plumbline.connect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A person with prepared answers, who notes what was asked. */
public final class Answers implements ConnectionPrompts {
  public final List<HostKeyQuestion> unknown = new ArrayList<>();
  public final List<HostKeyQuestion> changed = new ArrayList<>();
  public final List<String> asked = new ArrayList<>();
  public final List<ProxyProgram> programs = new ArrayList<>();
  private final HostKeyDecision forUnknown;
  private final HostKeyDecision forChanged;
  private final List<String> secrets;
  private int next;

  private Answers(HostKeyDecision forUnknown, HostKeyDecision forChanged, List<String> secrets) {
    this.forUnknown = forUnknown;
    this.forChanged = forChanged;
    this.secrets = secrets;
  }

  /** Accepts new hosts, refuses changed ones, and gives these secrets in turn. */
  public static Answers with(String... secrets) {
    return new Answers(HostKeyDecision.ACCEPT_AND_STORE, HostKeyDecision.REFUSE, List.of(secrets));
  }

  public static Answers deciding(HostKeyDecision unknown, HostKeyDecision changed) {
    return new Answers(unknown, changed, List.of());
  }

  @Override
  public HostKeyDecision unknownHostKey(HostKeyQuestion question) {
    unknown.add(question);
    return forUnknown;
  }

  @Override
  public HostKeyDecision changedHostKey(HostKeyQuestion question) {
    changed.add(question);
    return forChanged;
  }

  /** Allowed, as a new host is. */
  @Override
  public boolean runProgram(ProxyProgram program) {
    programs.add(program);
    return forUnknown != HostKeyDecision.REFUSE;
  }

  @Override
  public Optional<char[]> passphrase(Path keyFile, int attempt) {
    return secret("passphrase of " + keyFile.getFileName() + " " + attempt);
  }

  @Override
  public Optional<char[]> password(String account, int attempt) {
    return secret("password of " + account + " " + attempt);
  }

  @Override
  public Optional<List<char[]>> answers(
      String account, String name, String instruction, List<Challenge> challenges) {
    List<char[]> answers = new ArrayList<>();
    for (Challenge challenge : challenges) {
      secret(challenge.text()).ifPresent(answers::add);
    }
    return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
  }

  private Optional<char[]> secret(String what) {
    asked.add(what);
    return next < secrets.size()
        ? Optional.of(secrets.get(next++).toCharArray())
        : Optional.empty();
  }
}
