package dev.plumbline.connect.ssh;

import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionPrompts;
import dev.plumbline.connect.LentKey;
import dev.plumbline.connect.ssh.AuthSession.Result;
import dev.plumbline.connect.ssh.Identities.Candidate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;

/**
 * Logs in to one hop: keys first, then the server's questions, then a password. Keys beyond what
 * one connection allows are tried on further ones; several factors are settled one by one.
 */
final class LogIn {
  /** The server's questions are answered by a person; its own LoginGraceTime ends it earlier. */
  private static final int ANSWER_MILLIS = 600_000;

  private static final int MAX_CONNECTIONS = 8;

  private final Hop hop;
  private final AuthSession session;
  private final ConnectionPrompts prompts;
  private final Map<String, byte[]> lastGood;
  private final Passphrases passphrases;
  private final Deque<Candidate> keys;
  private final int offered;
  private final Steps steps;
  private final Patience patience;
  private final List<String> leftOut = new ArrayList<>();
  private int refused;
  private int connections = 1;
  private Optional<String> settled = Optional.empty();
  private Optional<Candidate> interrupted = Optional.empty();

  /**
   * @param lastGood public key that worked before, by {@code user@host:port}
   * @param lent a key that the host knows for the moment; then no other is offered
   */
  LogIn(
      Hop hop,
      AuthSession session,
      ConnectionPrompts prompts,
      Map<String, byte[]> lastGood,
      Steps steps,
      Optional<LentKey> lent,
      Patience patience) {
    this.patience = patience;
    this.hop = hop;
    this.session = session;
    this.prompts = prompts;
    this.lastGood = lastGood;
    this.steps = steps;
    this.passphrases = new Passphrases(prompts, attempts(hop), this::leaveOut);
    this.keys =
        lent.map(key -> List.of(Candidate.of(new LentIdentity(key))))
            .<Deque<Candidate>>map(ArrayDeque::new)
            .orElseGet(() -> order(Identities.of(hop, this::leaveOut)));
    this.offered = keys.size();
  }

  /**
   * @return what opened the door, for the step's line
   */
  String run() throws ConnectionException {
    Result result = probe();
    String how = "no authentication asked";
    while (result != Result.ACCEPTED) {
      String method = next();
      how =
          switch (method) {
            case "publickey" -> publicKey();
            case "keyboard-interactive" -> interactive();
            case "password" -> password();
            default -> throw failed("");
          };
      result = settled.isPresent() ? Result.ACCEPTED : Result.PARTIAL;
    }
    return hop.user() + ", " + how;
  }

  private Result probe() throws ConnectionException {
    try {
      Result result = session.probe();
      if (result == Result.CLOSED) {
        throw AuthFailures.closed(hop);
      }
      return result;
    } catch (UserAuthException e) {
      throw failed(Failures.text(e));
    }
  }

  /** The method to use now; empty when none is left. */
  private String next() {
    var allowed = session.allowed();
    if (allowed.contains("publickey")
        && !keys.isEmpty()
        && hop.config().flag("pubkeyauthentication")) {
      return "publickey";
    }
    if (allowed.contains("keyboard-interactive")
        && hop.config().flag("kbdinteractiveauthentication")) {
      return "keyboard-interactive";
    }
    return allowed.contains("password") && hop.config().flag("passwordauthentication")
        ? "password"
        : "";
  }

  private String publicKey() throws ConnectionException {
    while (!keys.isEmpty()) {
      Candidate candidate = keys.peek();
      Optional<Identity> identity = identity(candidate);
      if (identity.isEmpty()) {
        keys.remove();
        continue;
      }
      if (session.worn()) {
        renew();
      }
      Optional<String> done = offer(candidate, identity.get());
      if (done.isPresent()) {
        return done.get();
      }
    }
    return "";
  }

  /** One key; empty to go on with the next. */
  private Optional<String> offer(Candidate candidate, Identity identity)
      throws ConnectionException {
    Result result;
    try {
      result = request(identity);
    } catch (PublicKeyMethod.LockedException e) {
      if (!passphrases.unlock((FileIdentity) identity)) {
        keys.remove();
      }
      return Optional.empty();
    } catch (UserAuthException e) {
      keys.remove();
      leaveOut(candidate.label() + " left out: " + Failures.text(e));
      return Optional.empty();
    }
    switch (result) {
      case ACCEPTED, PARTIAL -> {
        keys.remove();
        lastGood.put(hop.account() + ":" + hop.port(), identity.blob());
        settled = result == Result.ACCEPTED ? Optional.of("publickey") : Optional.empty();
        return Optional.of(candidate.label());
      }
      case REFUSED -> {
        keys.remove();
        refused++;
      }
      case CLOSED -> closedWhileOffering(candidate);
    }
    return Optional.empty();
  }

  /**
   * The server hung up, and cannot be asked whether it had judged this key: a new connection tries
   * it once more, first of all.
   */
  private void closedWhileOffering(Candidate candidate) throws ConnectionException {
    boolean again = interrupted.filter(before -> before == candidate).isPresent();
    interrupted = Optional.of(candidate);
    if (again) {
      keys.remove();
    }
    if (keys.isEmpty() || session.partial()) {
      throw AuthFailures.tooMany(hop, offered);
    }
    renew();
  }

  private Result request(Identity identity) throws UserAuthException {
    List<String> algorithms = identity.algorithms(session.server());
    return session.request(new PublicKeyMethod(identity, algorithms), patience.requestMillis());
  }

  private Optional<Identity> identity(Candidate candidate) {
    return candidate.identity().isPresent()
        ? candidate.identity()
        : candidate.file().flatMap(passphrases::open).map(i -> i);
  }

  private String interactive() throws ConnectionException {
    return repeat(
        attempt -> Optional.of(new InteractiveMethod(hop.account(), prompts)),
        "answers to the server's questions");
  }

  private String password() throws ConnectionException {
    return repeat(
        attempt -> prompts.password(hop.account(), attempt).map(p -> new AuthPassword(new Once(p))),
        "password");
  }

  /** Makes the method for the first, second, ... attempt; empty when the person declines. */
  private interface Attempt {
    Optional<AuthMethod> method(int attempt);
  }

  private String repeat(Attempt attempts, String label) throws ConnectionException {
    if (session.worn() && !session.partial()) {
      renew();
    }
    for (int attempt = 1; attempt <= attempts(hop); attempt++) {
      Optional<AuthMethod> method = attempts.method(attempt);
      if (method.isEmpty()) {
        throw AuthFailures.declined(hop);
      }
      Result result;
      try {
        result = session.request(method.get(), ANSWER_MILLIS);
      } catch (DeclinedException e) {
        throw AuthFailures.declined(hop);
      } catch (UserAuthException e) {
        throw failed(Failures.text(e));
      }
      if (result == Result.CLOSED) {
        throw AuthFailures.closed(hop);
      }
      if (result != Result.REFUSED) {
        settled = result == Result.ACCEPTED ? Optional.of(label) : Optional.empty();
        return label;
      }
    }
    throw failed("");
  }

  private void renew() throws ConnectionException {
    if (++connections > MAX_CONNECTIONS) {
      throw AuthFailures.tooMany(hop, offered);
    }
    session.renew();
    probe();
  }

  private ConnectionException failed(String text) {
    return AuthFailures.refused(hop, session.allowed(), refused, leftOut, session.partial(), text);
  }

  /** Told at once, and again when nothing else opened the door. */
  private void leaveOut(String text) {
    leftOut.add(text);
    steps.warn(text);
  }

  private Deque<Candidate> order(List<Candidate> all) {
    Deque<Candidate> ordered = new ArrayDeque<>(all);
    byte[] good = lastGood.getOrDefault(hop.account() + ":" + hop.port(), new byte[0]);
    for (Candidate candidate : all) {
      if (candidate.identity().filter(i -> Arrays.equals(i.blob(), good)).isPresent()) {
        ordered.remove(candidate);
        ordered.addFirst(candidate);
        break;
      }
    }
    return ordered;
  }

  private static int attempts(Hop hop) {
    int configured = Integer.parseInt(hop.config().text("numberofpasswordprompts").orElse("3"));
    return Math.clamp(configured, 1, 10);
  }

  /** Gives one password, then wipes it. */
  private record Once(char[] password) implements PasswordFinder {
    @Override
    public char[] reqPassword(Resource<?> resource) {
      char[] copy = password.clone();
      Arrays.fill(password, ' ');
      return copy;
    }

    @Override
    public boolean shouldRetry(Resource<?> resource) {
      return false;
    }
  }
}
