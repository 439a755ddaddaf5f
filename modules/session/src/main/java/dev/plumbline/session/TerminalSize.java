package dev.plumbline.session;

import tools.jackson.databind.JsonNode;

/** Columns and rows of the terminal; until it is sent the instance's terminal has 80 and 24. */
public record TerminalSize(int columns, int rows) {
  /** The payload. */
  public String json() {
    return Messages.text(Messages.object().put("cols", columns).put("rows", rows));
  }

  /**
   * @throws FrameException when it is no JSON object
   */
  public static TerminalSize parse(Frame frame) throws FrameException {
    JsonNode node = Messages.read("terminal size", frame.text());
    return new TerminalSize(node.path("cols").asInt(0), node.path("rows").asInt(0));
  }
}
