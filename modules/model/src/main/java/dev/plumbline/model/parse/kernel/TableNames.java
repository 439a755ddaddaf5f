package dev.plumbline.model.parse.kernel;

/** Names of the tables that every kernel has: {@code ip -N} prints their numbers. */
final class TableNames {
  private TableNames() {}

  static String plain(String table) {
    return switch (table) {
      case "253" -> "default";
      case "254" -> "main";
      case "255" -> "local";
      default -> table;
    };
  }
}
