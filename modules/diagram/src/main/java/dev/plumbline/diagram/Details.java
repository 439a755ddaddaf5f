package dev.plumbline.diagram;

import dev.plumbline.model.Evidence;
import java.util.List;
import java.util.Optional;

/**
 * What the inspector says about one thing.
 *
 * @param kind "Policy rule", "Route table", ...
 * @param title the thing itself
 * @param summary one or two sentences
 * @param facts names and values
 * @param sections reasons, each with its lines and where they were read
 * @param copy what can be copied: a command or the value itself
 * @param link the link concerned, so that findings can be looked up
 */
public record Details(
    String kind,
    String title,
    State state,
    Optional<OwnerMark> owner,
    String summary,
    List<Fact> facts,
    List<Section> sections,
    Optional<Copy> copy,
    Optional<String> link) {

  /** A name and its value. */
  public record Fact(String name, String value) {}

  /**
   * Lines from or for a shell under a heading.
   *
   * @param words an explanation in front of them, may be empty
   * @param evidence where they stand in the recording
   */
  public record Section(String heading, String words, List<String> lines, List<Evidence> evidence) {
    static Section read(String heading, List<Evidence> evidence) {
      return new Section(heading, "", evidence.stream().map(Evidence::text).toList(), evidence);
    }
  }

  /**
   * @param label of the button
   * @param changes true when the text is a command that would change the instance
   */
  public record Copy(String label, String text, boolean changes) {}
}
