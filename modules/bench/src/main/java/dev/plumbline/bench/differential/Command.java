package dev.plumbline.bench.differential;

/**
 * One line of the commands that set a namespace up.
 *
 * @param tool who reads the line
 * @param text the line without the tool's name
 */
record Command(Tool tool, String text) {
  /** Who reads a line. */
  enum Tool {
    /** {@code ip} without a family, in the namespace under test. */
    IP("ip"),
    IP4("ip -4"),
    IP6("ip -6"),
    /** {@code ip} in the namespace that holds the other ends of the links. */
    PEER("ip -n PEER"),
    SYSCTL("sysctl -w");

    final String name;

    Tool(String name) {
      this.name = name;
    }
  }

  /** The command as a person would type it. */
  @Override
  public String toString() {
    return tool.name + " " + text;
  }
}
