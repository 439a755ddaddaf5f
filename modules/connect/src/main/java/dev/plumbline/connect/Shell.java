package dev.plumbline.connect;

import dev.plumbline.session.TerminalSize;
import java.io.IOException;

/** An open way to run read-only programs on one host. Thread-safe; close ends everything in it. */
public interface Shell extends AutoCloseable {
  /**
   * Starts a command line without a terminal. Stdin stays open until the caller closes it.
   *
   * @param command a fixed command line; data never becomes part of it
   * @throws IOException when the channel cannot be opened (session limit, connection lost)
   */
  RemoteProcess exec(String command) throws IOException;

  /**
   * Starts the user's own shell in a terminal.
   *
   * @param term what the terminal understands, such as {@code xterm-256color}
   * @throws IOException when this way to the host has no terminal, or none can be opened
   */
  default RemoteTerminal terminal(String term, TerminalSize size) throws IOException {
    throw new IOException("This way to " + description() + " has no terminal.");
  }

  /** Short description for people: {@code ec2-user@10.0.1.25:22 via bastion}. */
  String description();

  /** How a recording names this kind of way: {@code ssh}, {@code ssm}, {@code run-command}. */
  default String source() {
    return "ssh";
  }

  /** False once the connection is known to be lost. */
  boolean isOpen();

  /** Runs when the connection ends, for whatever reason; at once if it already has. */
  void onClosed(Runnable action);

  @Override
  void close();
}
