package dev.plumbline.model.parse.envoy;

import dev.plumbline.model.Captured;
import dev.plumbline.model.envoy.Container;
import dev.plumbline.model.envoy.Container.Phase;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code docker ps -a}: id, image, name and status split by tabs, or the table that docker prints
 * by itself; newest first. Text that is neither is the complaint of a host without docker, and no
 * list of containers.
 */
final class DockerPs {
  private static final String FILE = "docker-ps.txt";
  private static final Pattern EXIT = Pattern.compile("(?:Exited|Restarting) \\((\\d{1,3})\\).*");
  private static final Pattern HEALTH =
      Pattern.compile(".*\\((healthy|unhealthy|health: starting)\\).*");

  private DockerPs() {}

  static Captured<List<Container>> read(Reading reading) {
    Optional<List<Line>> lines = reading.lines(FILE);
    if (lines.isEmpty()) {
      return reading.missing(FILE);
    }
    List<Container> containers = new ArrayList<>();
    Optional<Line> header =
        lines.get().stream().filter(l -> l.text().startsWith("CONTAINER ID")).findFirst();
    for (Line line : lines.get()) {
      if (line.text().contains("\t")) {
        String[] cells = line.text().split("\t", -1);
        if (cells.length >= 4) {
          containers.add(container(cells[0], cells[1], cells[2], cells[3], line));
        }
      } else if (header.isPresent() && line.number() > header.get().number() && !line.blank()) {
        String head = header.get().text();
        containers.add(
            container(
                cell(head, line, "CONTAINER ID"),
                cell(head, line, "IMAGE"),
                cell(head, line, "NAMES"),
                cell(head, line, "STATUS"),
                line));
      } else if (!line.blank() && !line.text().startsWith("CONTAINER ID")) {
        reading.problem(FILE, line.number(), "is no container, skipped: " + line.evidence().text());
      }
    }
    boolean complaint =
        containers.isEmpty()
            && header.isEmpty()
            && lines.get().stream().anyMatch(line -> !line.blank());
    return complaint
        ? reading.missing(FILE)
        : new Parsed<>(List.copyOf(containers), List.of(FILE), reading.whole(FILE)).captured();
  }

  /** The cell below a heading, which is at least three blanks away from the next. */
  private static String cell(String head, Line line, String title) {
    int start = head.indexOf(title);
    if (start < 0 || start >= line.text().length()) {
      return "";
    }
    Matcher next = Pattern.compile("\\s{2,}\\S").matcher(head);
    int end = next.find(start + title.length()) ? next.end() - 1 : line.text().length();
    return line.text().substring(start, Math.min(end, line.text().length())).strip();
  }

  private static Container container(
      String id, String image, String name, String status, Line line) {
    Matcher exit = EXIT.matcher(status);
    Matcher health = HEALTH.matcher(status);
    return new Container(
        id.strip(),
        name.strip(),
        image.strip(),
        status.strip(),
        phase(status.strip()),
        exit.matches() ? OptionalInt.of(Integer.parseInt(exit.group(1))) : OptionalInt.empty(),
        Optional.empty(),
        health.matches() ? health.group(1) : "",
        line.evidence());
  }

  private static Phase phase(String status) {
    if (status.startsWith("Up")) {
      return Phase.RUNNING;
    }
    if (status.startsWith("Restarting")) {
      return Phase.RESTARTING;
    }
    return status.startsWith("Exited") || status.startsWith("Dead") ? Phase.STOPPED : Phase.WAITING;
  }
}
