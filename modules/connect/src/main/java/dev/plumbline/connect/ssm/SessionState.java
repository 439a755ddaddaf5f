package dev.plumbline.connect.ssm;

/** Where a session stands. */
public enum SessionState {
  /** The connection is being opened. */
  CONNECTING("connecting"),
  /** Open; the agent has not said anything. */
  AWAIT_FIRST("waiting for the instance"),
  /** The agent asked for a handshake. */
  HANDSHAKE("agreeing with the instance"),
  /** A shell or a command runs. */
  READY_SHELL("open"),
  /** A port is connected. */
  READY_PORT("open"),
  /** The connection was lost; input waits, nothing is lost. */
  RECONNECTING("reconnecting"),
  /** Over. */
  ENDED("ended");

  private final String label;

  SessionState(String label) {
    this.label = label;
  }

  /** In words. */
  public String label() {
    return label;
  }

  /** Whether data flow. */
  public boolean ready() {
    return this == READY_SHELL || this == READY_PORT;
  }
}
