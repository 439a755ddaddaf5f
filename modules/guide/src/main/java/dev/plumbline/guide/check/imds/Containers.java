package dev.plumbline.guide.check.imds;

import dev.plumbline.model.Link;
import dev.plumbline.model.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Containers of the host, as far as their networks were looked at. */
final class Containers {
  private static final Pattern ADDRESS =
      Pattern.compile("(?m)^(?!lo\\b)\\S+\\s+\\S+\\s+(?:.*? )??(\\d{1,3}(?:\\.\\d{1,3}){3})/\\d+");
  private static final Pattern INET =
      Pattern.compile("inet (?!127\\.)(\\d{1,3}(?:\\.\\d{1,3}){3})/\\d+");

  private Containers() {}

  /** True when containers with networks of their own run here. */
  static boolean present(Snapshot snapshot) {
    boolean listed =
        snapshot.recording().text("docker-ps.txt").filter(t -> !t.isBlank()).isPresent();
    List<Link> links = snapshot.links().orElse(List.of());
    return listed
        || links.stream()
            .anyMatch(
                l ->
                    l.kind().equals("veth")
                        && l.master().filter(m -> bridge(links, m)).isPresent());
  }

  private static boolean bridge(List<Link> links, String name) {
    return links.stream().anyMatch(l -> l.name().equals(name) && l.kind().equals("bridge"));
  }

  /** {@code container NAME (ADDRESS)}, or without the address where it was not captured. */
  static String subject(Snapshot snapshot, String name) {
    return "container " + name + address(snapshot, name).map(a -> " (" + a + ")").orElse("");
  }

  static Optional<String> address(Snapshot snapshot, String name) {
    String file = "container-" + name + "-ip-addr.txt";
    String text =
        snapshot
            .recording()
            .text(file)
            .or(() -> snapshot.recording().text("containers/" + file))
            .orElse("");
    Matcher brief = ADDRESS.matcher(text);
    Matcher full = INET.matcher(text);
    return full.find()
        ? Optional.of(full.group(1))
        : brief.find() ? Optional.of(brief.group(1)) : Optional.empty();
  }
}
