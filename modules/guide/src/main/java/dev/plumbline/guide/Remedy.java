package dev.plumbline.guide;

import java.util.List;

/**
 * What a person can do about a finding. Commands are text to copy; nothing here is ever run.
 *
 * @param steps in order: repair, verify, undo, find out more
 */
public record Remedy(List<Step> steps) {
  /** Purpose of a step. */
  public enum Purpose {
    REPAIR("Repair"),
    VERIFY("Verify"),
    UNDO("Undo"),
    INVESTIGATE("Find out more");

    private final String label;

    Purpose(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * @param purpose what it is for
   * @param title short heading, sentence case
   * @param text what happens and what to expect; side effects are named
   * @param commands to copy, one a line; may be empty
   * @param changes true when a command changes the instance
   */
  public record Step(
      Purpose purpose, String title, String text, List<String> commands, boolean changes) {}

  public static final Remedy NONE = new Remedy(List.of());

  /** All commands of the repair steps. */
  public List<String> repairCommands() {
    return steps.stream()
        .filter(s -> s.purpose() == Purpose.REPAIR)
        .flatMap(s -> s.commands().stream())
        .toList();
  }
}
