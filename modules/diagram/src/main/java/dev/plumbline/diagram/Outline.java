package dev.plumbline.diagram;

import dev.plumbline.diagram.Entry.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The same picture as a tree of words, for screen readers, for copying as text and for tickets.
 *
 * @param id of the node, empty for a heading
 */
public record Outline(String id, String text, List<Outline> children) {

  static Outline of(Content content) {
    List<Outline> parts = new ArrayList<>();
    parts.add(part("Policy rules", content.rules()));
    List<Outline> tables =
        content.tables().stream()
            .map(t -> new Outline(t.id(), t.face().outline(), entries(t.rows())))
            .toList();
    parts.add(new Outline("", "Tables, " + tables.size(), tables));
    parts.add(part("Links and gateways", content.links()));
    content
        .vpc()
        .ifPresent(
            v -> {
              parts.add(part("Subnets and interfaces", v.subnets()));
              parts.add(part("VPC route tables", v.tables()));
              parts.add(part("Targets", v.targets()));
            });
    if (!content.notes().isEmpty()) {
      List<Outline> notes =
          content.notes().stream()
              .map(n -> new Outline("", n.head() + ": " + n.why(), List.of()))
              .toList();
      parts.add(new Outline("", "Not captured", notes));
    }
    return new Outline("", content.title(), List.copyOf(parts));
  }

  private static Outline part(String heading, List<? extends Entry> entries) {
    List<Outline> children = entries(entries);
    return new Outline("", heading + ", " + children.size(), children);
  }

  /** Members of an open fold follow it on the picture; here they are always below it. */
  private static List<Outline> entries(List<? extends Entry> entries) {
    Set<String> inFolds =
        entries.stream()
            .flatMap(e -> e.members().stream())
            .map(Entry::id)
            .collect(Collectors.toSet());
    return entries.stream()
        .filter(e -> !inFolds.contains(e.id()))
        .map(e -> new Outline(e.id(), e.face().outline(), entries(below(e))))
        .toList();
  }

  private static List<? extends Entry> below(Entry entry) {
    return entry instanceof Entry.Block block && block.members().isEmpty()
        ? block.rows()
        : entry.members();
  }

  /** Lines indented by two blanks a level. */
  public String asText() {
    StringBuilder text = new StringBuilder();
    append(text, 0);
    return text.toString();
  }

  private void append(StringBuilder out, int level) {
    out.append("  ".repeat(level)).append(text).append('\n');
    children.forEach(c -> c.append(out, level + 1));
  }
}
