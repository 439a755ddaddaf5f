package dev.plumbline.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * A networkd configuration file below {@code /run/systemd/network} or {@code /etc/systemd/network}.
 *
 * @param file its name in the recording
 * @param path where it lies on the instance
 * @param link the link it is for, taken from the folder {@code 70-LINK.network.d}; empty when it
 *     cannot be told
 * @param administrator true below {@code /etc}
 * @param sections in file order; a section may occur several times
 */
public record DropIn(
    String file, String path, String link, boolean administrator, List<Section> sections) {
  /** One bracketed section. */
  public record Section(String name, int line, List<Entry> entries) {
    /** Values of a key in order, empty when absent. */
    public List<String> values(String key) {
      return entries.stream().filter(e -> e.key().equals(key)).map(Entry::value).toList();
    }
  }

  /** One {@code Key=value} line. */
  public record Entry(String key, String value, int line) {}

  /** Last part of the path, such as {@code eni.conf}. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** All sections of one name. */
  public Stream<Section> sections(String name) {
    return sections.stream().filter(s -> s.name().equals(name));
  }
}
