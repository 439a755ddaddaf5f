package dev.plumbline.connect.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way into an instance, in the order in which they are tried. */
public enum Way {
  /** Over the network, with one's own keys. */
  SSH("SSH", true, true),
  /** Over the network, with a key that the account lends for a minute. */
  INSTANCE_CONNECT("EC2 Instance Connect", true, true),
  /** SSH inside a session of Session Manager. */
  SSH_SESSION("Session with SSH", true, true),
  /** The shell of Session Manager itself. */
  SHELL_SESSION("Plain session", true, true),
  /** A script that runs to its end, by Run Command. */
  RUN_COMMAND("Run Command", false, false);

  private final String label;
  private final boolean liveTail;
  private final boolean terminal;

  Way(String label, boolean liveTail, boolean terminal) {
    this.label = label;
    this.liveTail = liveTail;
    this.terminal = terminal;
  }

  /** For people: {@code Session with SSH}. */
  public String label() {
    return label;
  }

  /** Whether logs can be followed over it. */
  public boolean liveTail() {
    return liveTail;
  }

  /** Whether it gives a terminal. */
  public boolean terminal() {
    return terminal;
  }

  /** Its word on the command line: {@code ssh-session}, {@code run-command}. */
  public String word() {
    return this == SHELL_SESSION ? "session" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The way that a word of the command line names. */
  public static Optional<Way> of(String word) {
    return Arrays.stream(values()).filter(w -> w.word().equals(word)).findFirst();
  }
}
