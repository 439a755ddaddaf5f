package dev.plumbline.connect.ssm;

import dev.plumbline.connect.Carrier;
import dev.plumbline.connect.ConnectionException;
import dev.plumbline.connect.ConnectionStage;
import dev.plumbline.connect.RemoteProcess;
import dev.plumbline.connect.RemoteTerminal;
import dev.plumbline.connect.Shell;
import dev.plumbline.connect.SshConnector;
import dev.plumbline.model.Cancellation;
import dev.plumbline.session.TerminalSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell without an SSH server: each command runs in a session of its own, in the shell that the
 * account's preferences give. {@link TerminalRunner} says how. Commands of the document
 * AWS-StartNonInteractiveCommand take no input, which all of ours need.
 */
public final class SessionShell implements Shell {
  private static final Logger LOG = LoggerFactory.getLogger(SessionShell.class);
  private static final Duration OPENING = Duration.ofSeconds(60);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final int SESSIONS = 6;

  private final SessionServices services;
  private final String instance;
  private final SessionWords words;
  private final Semaphore sessions = new Semaphore(SESSIONS, true);
  private final Set<SessionStream> open = ConcurrentHashMap.newKeySet();
  private final Ending ending = new Ending();

  private SessionShell(SessionServices services, String instance, SessionWords words) {
    this.services = services;
    this.instance = instance;
    this.words = new EachOnce(words, ConcurrentHashMap.newKeySet());
  }

  /** What every session says, such as the account's message, is told of the first one. */
  private record EachOnce(SessionWords words, Set<String> told) implements SessionWords {
    @Override
    public void say(String sentence) {
      if (told.add(sentence)) {
        words.say(sentence);
      }
    }

    @Override
    public void state(SessionState state) {
      words.state(state);
    }

    @Override
    public boolean keepTrying(String sentence) {
      return words.keepTrying(sentence);
    }
  }

  /**
   * One whose commands nobody will run: a host without a POSIX shell has a terminal all the same.
   */
  public static SessionShell terminalOnly(
      SessionServices services, String instance, SessionWords words) {
    return new SessionShell(services, instance, words);
  }

  /**
   * Opens it, and makes sure that commands run.
   *
   * @param words told what happens to its sessions
   * @param stop closes it, now or later
   * @throws ConnectionException saying why no session begins, or what answers in it
   */
  public static SessionShell open(
      SessionServices services, String instance, SessionWords words, Cancellation stop)
      throws ConnectionException {
    SessionShell shell = new SessionShell(services, instance, words);
    stop.onRequest(shell::close);
    try (RemoteProcess check = shell.exec(SshConnector.SHELL_CHECK)) {
      check.stdin().close();
      String said = new String(check.stdout().readAllBytes(), StandardCharsets.UTF_8);
      if (!said.contains(SshConnector.SHELL_READY)) {
        throw new IOException("the session's shell ran no command");
      }
      return shell;
    } catch (SessionException e) {
      throw SessionTunnel.failure(instance, e);
    } catch (IOException e) {
      ConnectionException failure =
          new ConnectionException(
              ConnectionStage.SHELL,
              instance,
              SessionFailures.message(e),
              "The session preferences start another kind of shell, or the host is out of memory"
                  + " or disk space",
              List.of("Open a terminal with plumbline shell and look what answers"));
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public RemoteProcess exec(String command) throws IOException {
    acquire();
    boolean started = false;
    try {
      SessionStream stream =
          SessionStream.open(SessionRequest.shell(instance), services, Optional.empty(), words);
      open.add(stream);
      try {
        requireOpen();
        stream.awaitReady(OPENING);
        RemoteProcess process = start(stream, command);
        started = true;
        return process;
      } finally {
        if (!started) {
          open.remove(stream);
          stream.close();
        }
      }
    } catch (CancellationException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a session was opened", e);
    } finally {
      if (!started) {
        sessions.release();
      }
    }
  }

  private RemoteProcess start(SessionStream stream, String command) throws IOException {
    Carrier terminal = new SessionCarrier(stream);
    CountDownLatch answered = new CountDownLatch(1);
    Thread.ofVirtual().name("session limit").start(() -> closeAfter(terminal, answered));
    try {
      return TerminalProcess.start(terminal, command, () -> given(stream));
    } finally {
      answered.countDown();
    }
  }

  private void given(SessionStream stream) {
    open.remove(stream);
    sessions.release();
  }

  /** Ends the wait for a shell that is none. */
  private static void closeAfter(Carrier terminal, CountDownLatch answered) {
    try {
      if (!answered.await(ANSWER.toSeconds(), TimeUnit.SECONDS)) {
        terminal.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("the session was not closed", e);
    }
  }

  private void acquire() throws IOException {
    try {
      requireOpen();
      if (!sessions.tryAcquire(OPENING.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("all " + SESSIONS + " sessions with " + instance + " are in use");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for a session", e);
    }
  }

  private void requireOpen() throws IOException {
    if (!isOpen()) {
      throw new IOException("the connection to " + description() + " is closed");
    }
  }

  @Override
  public String source() {
    return "ssm";
  }

  @Override
  public String description() {
    return instance + " in a session of Session Manager";
  }

  @Override
  public RemoteTerminal terminal(String term, TerminalSize size) throws IOException {
    return SessionTerminal.open(services, instance, size, words);
  }

  @Override
  public boolean isOpen() {
    return !ending.over();
  }

  @Override
  public void onClosed(Runnable action) {
    ending.then(action);
  }

  @Override
  public void close() {
    if (ending.end()) {
      open.forEach(SessionStream::close);
    }
  }
}
