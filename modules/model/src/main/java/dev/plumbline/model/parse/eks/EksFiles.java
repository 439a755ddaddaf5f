package dev.plumbline.model.parse.eks;

import dev.plumbline.model.Captured;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.eks.EksNode;
import dev.plumbline.model.eks.TrackedFlow;
import dev.plumbline.model.parse.networkd.LinkStatuses;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was captured of the VPC CNI, file by file. */
public final class EksFiles {
  private static final Pattern SETTINGS =
      Pattern.compile("(?:ipamd|networkutils)-env-settings\\.json");
  private static final Pattern STATE =
      Pattern.compile("\\b(SYN_SENT|SYN_RECV|ESTABLISHED|FIN_WAIT|CLOSE_WAIT|TIME_WAIT|CLOSE)\\b");
  private static final Pattern ENDPOINT = Pattern.compile("\\b(?:src|dst)=(\\S+)");
  private static final Pattern MARK = Pattern.compile("\\bmark=(0x[0-9a-fA-F]{1,8}|\\d{1,10})");
  private static final Pattern TABLE = Pattern.compile("(?:table\\s+)?(\\w[\\w.-]*)(?:\\s.*)?");

  private EksFiles() {}

  public static EksNode read(Reading reading) {
    CniStore store = CniStore.read(reading);
    return new EksNode(
        store.enis(),
        store.pods(),
        CniLogs.read(reading, "ipamd.log"),
        CniLogs.read(reading, "plugin.log"),
        CniLogs.read(reading, "network-policy-agent.log"),
        settings(reading),
        LinkStatuses.read(reading),
        lines(reading, "nft-monitor-trace.txt"),
        flows(reading),
        tables(reading));
  }

  private static Captured<Map<String, String>> settings(Reading reading) {
    Map<String, String> settings = new LinkedHashMap<>();
    List<String> files = new ArrayList<>();
    for (String file : reading.files(SETTINGS).toList()) {
      reading
          .text(file)
          .ifPresent(
              text -> {
                files.add(file);
                JsonElements.read(reading, file, text)
                    .elements()
                    .forEach(
                        e ->
                            e.node()
                                .properties()
                                .forEach(
                                    p ->
                                        settings.putIfAbsent(
                                            p.getKey(),
                                            p.getValue().asString(p.getValue().toString()))));
              });
    }
    return files.isEmpty()
        ? reading.missing("networkutils-env-settings.json")
        : new Parsed<>(Map.copyOf(settings), List.copyOf(files), true).captured();
  }

  private static Captured<List<Evidence>> lines(Reading reading, String file) {
    return reading
        .lines(file)
        .map(
            lines ->
                new Parsed<>(
                        lines.stream().filter(l -> !l.blank()).map(Line::evidence).toList(),
                        List.of(file),
                        reading.whole(file))
                    .captured())
        .orElseGet(() -> reading.missing(file));
  }

  private static Captured<List<TrackedFlow>> flows(Reading reading) {
    String file = "conntrack.txt";
    Optional<List<Line>> lines = reading.lines(file);
    if (lines.isEmpty()) {
      return reading.missing(file);
    }
    List<TrackedFlow> flows = new ArrayList<>();
    for (Line line : lines.get()) {
      List<IpAddress> addresses =
          ENDPOINT
              .matcher(line.text())
              .results()
              .flatMap(m -> IpAddress.tryParse(m.group(1)).stream())
              .toList();
      if (!addresses.isEmpty()) {
        Matcher state = STATE.matcher(line.text());
        Matcher mark = MARK.matcher(line.text());
        flows.add(
            new TrackedFlow(
                state.find() ? state.group(1) : "",
                addresses,
                mark.find() ? Json.number(mark.group(1)).orElse(0) : 0,
                line.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(flows), List.of(file), reading.whole(file)).captured();
  }

  private static Captured<List<String>> tables(Reading reading) {
    String file = "tables.txt";
    Optional<List<Line>> lines = reading.lines(file);
    if (lines.isEmpty()) {
      return reading.missing(file);
    }
    List<String> tables =
        lines.get().stream()
            .map(l -> TABLE.matcher(l.text().strip()))
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .toList();
    return new Parsed<>(tables, List.of(file), reading.whole(file)).captured();
  }
}
