package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.UnitState;
import dev.plumbline.model.parse.text.Blocks;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.parse.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units, from {@code systemctl show} and, for those it lacks, {@code systemctl list-units}. */
public final class Units {
  private static final String SHOW = "systemctl-show.txt";
  private static final String LIST = "systemctl-units.txt";
  private static final Pattern SHOWS = Pattern.compile("systemctl-show(?:-[^/]+)?\\.txt");
  private static final Pattern ROW =
      Pattern.compile("\\W*(\\S+\\.\\w+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)(?:\\s+(.*?))?\\s*");
  private static final Set<String> JOBS =
      Set.of("start", "stop", "restart", "reload", "try-restart", "reload-or-start");

  private Units() {}

  public static Captured<Map<String, UnitState>> read(Reading reading) {
    Map<String, UnitState> units = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    boolean whole = true;
    for (String file : reading.files(SHOWS).toList()) {
      Optional<List<Line>> lines = reading.lines(file);
      if (lines.isPresent()) {
        files.add(file);
        whole &= reading.whole(file);
        shown(lines.get()).forEach(unit -> units.putIfAbsent(unit.id(), unit));
      }
    }
    Optional<List<Line>> list = reading.lines(LIST);
    if (list.isPresent()) {
      files.add(LIST);
      whole &= reading.whole(LIST);
      listed(list.get()).forEach(unit -> units.putIfAbsent(unit.id(), unit));
    }
    return files.isEmpty()
        ? reading.missing(SHOW)
        : new Parsed<>(Collections.unmodifiableMap(units), List.copyOf(files), whole).captured();
  }

  private static List<UnitState> shown(List<Line> lines) {
    return Blocks.read(lines).stream()
        .filter(block -> block.value("Id").isPresent())
        .map(
            block ->
                new UnitState(
                    block.value("Id").orElseThrow(), block.values(), block.first().evidence()))
        .toList();
  }

  private static List<UnitState> listed(List<Line> lines) {
    List<UnitState> units = new ArrayList<>();
    for (Line line : lines) {
      Matcher row = ROW.matcher(line.text());
      if (row.matches() && !row.group(2).equals("listed.")) {
        Words rest = Words.of(Optional.ofNullable(row.group(5)).orElse(""));
        String job = JOBS.contains(rest.peek()) ? rest.take() : "";
        units.add(
            new UnitState(
                row.group(1),
                Map.of(
                    "LoadState", row.group(2),
                    "ActiveState", row.group(3),
                    "SubState", row.group(4),
                    "Job", job,
                    "Description", rest.rest()),
                line.evidence()));
      }
    }
    return units;
  }
}
