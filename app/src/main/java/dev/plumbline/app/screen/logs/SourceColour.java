package dev.plumbline.app.screen.logs;

/** The colour of a source: that of the owner it speaks for, where it is one. */
final class SourceColour {
  private SourceColour() {}

  static String style(String title) {
    return switch (title) {
      case "ec2net" -> "log-of-netutils";
      case "networkd" -> "log-of-networkd";
      case "ip monitor" -> "log-of-kernel";
      default -> "log-of-other";
    };
  }
}
