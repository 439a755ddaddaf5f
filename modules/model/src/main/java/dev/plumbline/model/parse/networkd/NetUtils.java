package dev.plumbline.model.parse.networkd;

import dev.plumbline.model.Captured;
import dev.plumbline.model.NetUtilsState;
import dev.plumbline.model.NetUtilsState.Lock;
import dev.plumbline.model.NetUtilsState.ReloadFlag;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Listing;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The run-time folder of amazon-ec2-net-utils: its listing, then {@code path: pid} of every lock.
 * Lock folder and flag are those of setup-policy-routes (lib/lib.sh of the package).
 */
public final class NetUtils {
  private static final String FILE = "run-amazon-ec2-net-utils.txt";
  private static final String FOLDER = "/run/amazon-ec2-net-utils";
  private static final String LOCKS = FOLDER + "/setup-policy-routes";
  private static final String FLAG = ".policy-routes-reload-networkd";
  private static final Pattern CONTENT =
      Pattern.compile(Pattern.quote(LOCKS) + "/([^/:]+): *(\\d*)\\s*");

  private NetUtils() {}

  public static Captured<NetUtilsState> read(Reading reading) {
    Optional<List<Line>> lines = reading.rawLines(FILE);
    if (lines.isEmpty() || lines.get().isEmpty() && reading.text(FILE).isEmpty()) {
      return reading.missing(FILE);
    }
    Map<String, Lock> locks = new LinkedHashMap<>();
    Optional<ReloadFlag> flag = Optional.empty();
    List<String> markers = new ArrayList<>();
    for (Listing.Entry entry : Listing.read(lines.get())) {
      if (entry.type() != '-') {
        continue;
      }
      if (entry.folder().equals(LOCKS)) {
        locks.put(
            entry.name(),
            new Lock(entry.name(), Optional.empty(), entry.changed(), entry.line().evidence()));
      } else if (entry.name().equals(FLAG)) {
        flag = Optional.of(new ReloadFlag(entry.changed(), entry.line().evidence()));
      } else if (entry.folder().equals(FOLDER)) {
        markers.add(entry.name());
      }
    }
    for (Line line : lines.get()) {
      Matcher content = CONTENT.matcher(line.text());
      if (content.matches()) {
        locks.compute(content.group(1), (link, lock) -> withPid(link, lock, content, line));
      }
    }
    return new Parsed<>(
            new NetUtilsState(List.copyOf(locks.values()), flag, List.copyOf(markers)),
            List.of(FILE),
            reading.whole(FILE))
        .captured();
  }

  private static Lock withPid(
      String link, @org.jspecify.annotations.Nullable Lock listed, Matcher content, Line line) {
    OptionalLong pid = Json.number(content.group(2));
    return new Lock(
        link,
        pid.isPresent() ? Optional.of(pid.getAsLong()) : Optional.empty(),
        listed == null ? Optional.empty() : listed.changed(),
        line.evidence());
  }
}
