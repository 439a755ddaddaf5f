package dev.plumbline.guide;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

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
   * @param changes true when a command changes what it acts on
   */
  public record Step(
      Purpose purpose, String title, String text, List<String> commands, boolean changes) {

    /** A step towards the healthy state; its commands change something. */
    public static Step repair(String title, String text, String... commands) {
      return new Step(Purpose.REPAIR, title, text, List.of(commands), commands.length > 0);
    }

    /** A step towards the healthy state that a person works out from what the commands show. */
    public static Step look(String title, String text, String... commands) {
      return new Step(Purpose.REPAIR, title, text, List.of(commands), false);
    }

    /** A read-only step that shows whether the repair worked; the text says what to expect. */
    public static Step verify(String title, String text, String... commands) {
      return new Step(Purpose.VERIFY, title, text, List.of(commands), false);
    }

    /** A step back to how it was; its commands change something. */
    public static Step undo(String title, String text, String... commands) {
      return new Step(Purpose.UNDO, title, text, List.of(commands), commands.length > 0);
    }

    /** A read-only step that tells more about the cause. */
    public static Step investigate(String title, String text, String... commands) {
      return new Step(Purpose.INVESTIGATE, title, text, List.of(commands), false);
    }

    /** {@code Repair, run by you in the AWS account}; the purpose alone where nothing changes. */
    public String heading() {
      return purpose.label() + (changes ? ", run by you " + places(Place::where) : "");
    }

    /** {@code changes the AWS account, run it yourself}, or {@code read-only}. */
    public String effect() {
      return changes ? "changes " + places(Place::object) + ", run it yourself" : "read-only";
    }

    private String places(Function<Place, String> words) {
      return commands.stream()
          .map(Place::of)
          .distinct()
          .sorted()
          .map(words)
          .collect(Collectors.joining(" and "));
    }
  }

  public static final Remedy NONE = new Remedy(List.of());

  public static Remedy of(Step... steps) {
    return new Remedy(List.of(steps));
  }

  /** All commands of the repair steps. */
  public List<String> repairCommands() {
    return steps.stream()
        .filter(s -> s.purpose() == Purpose.REPAIR)
        .flatMap(s -> s.commands().stream())
        .toList();
  }

  /** The same steps with other words in texts and in commands. */
  public Remedy worded(UnaryOperator<String> text, UnaryOperator<String> command) {
    return new Remedy(
        steps.stream()
            .map(
                s ->
                    new Step(
                        s.purpose(),
                        text.apply(s.title()),
                        text.apply(s.text()),
                        s.commands().stream().map(command).toList(),
                        s.changes()))
            .toList());
  }
}
