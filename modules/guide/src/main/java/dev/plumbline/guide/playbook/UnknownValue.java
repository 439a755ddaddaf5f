package dev.plumbline.guide.playbook;

import java.util.List;
import java.util.Set;

/** How a text names a value that is not known (yet), such as the interface in a drill. */
final class UnknownValue {
  private static final Set<String> LINKS = Set.of("link", "lock-link", "missing-link");

  private UnknownValue() {}

  /**
   * Words that fit between what stands around them: "the interface" in a sentence, a name in
   * brackets inside a path or a command.
   *
   * @param name of the placeholder
   */
  static String words(String name, String before, String after) {
    String last = before.strip().replaceFirst("(?s).*\\s", "");
    if (!alone(before, after) || List.of("dev", "via", "interface").contains(last)) {
      return "<" + (LINKS.contains(name) ? "interface" : name) + ">";
    }
    if (!LINKS.contains(name) && !name.equals("primary")) {
      return "<" + name + ">";
    }
    String noun = name.equals("primary") ? "primary interface" : "interface";
    if (last.equals("primary")) {
      return "interface";
    }
    return (last.isEmpty() || last.endsWith(".") ? "The " : "the ") + noun;
  }

  private static boolean alone(String before, String after) {
    boolean left = before.isEmpty() || Character.isWhitespace(before.charAt(before.length() - 1));
    boolean right = after.isEmpty() || after.matches("(?s)(?:\\s|[?,;:)]|\\.(?:\\s|$)).*");
    return left && right;
  }
}
