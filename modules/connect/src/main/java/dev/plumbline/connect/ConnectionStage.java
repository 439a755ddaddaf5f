package dev.plumbline.connect;

/** Where a connection stands, in the order of work; a failure names one of these. */
public enum ConnectionStage {
  CONFIGURATION("configuration"),
  SESSION("Session Manager"),
  COMMAND("Run Command"),
  DNS("name look-up"),
  TCP("TCP connection"),
  KEY_EXCHANGE("key exchange"),
  HOST_KEY("host key"),
  AUTHENTICATION("authentication"),
  SHELL("shell");

  private final String label;

  ConnectionStage(String label) {
    this.label = label;
  }

  /** In words, for a sentence: {@code failed at authentication}. */
  public String label() {
    return label;
  }
}
