package dev.plumbline.app.cli;

import dev.plumbline.path.trace.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Flows to be traced for a picture or a report: {@code @Mixin TraceOptions}. */
public final class TraceOptions {
  private static final Set<String> WORDS =
      Set.of("from", "iif", "oif", "mark", "tos", "ipproto", "sport", "dport", "uid", "connect");

  @Option(
      names = "--trace",
      paramLabel = "FLOW",
      description =
          "A flow in the words of ip route get, quoted, such as '198.51.100.7 from 10.0.50.28';"
              + " also: connect tcp|udp|icmp.")
  private List<String> traces = new ArrayList<>();

  /**
   * The flows in the order of the command line.
   *
   * @throws ParameterException (exit status 2) naming the word that cannot be read
   */
  List<Flow> flows(CommandLine command) {
    List<Flow> flows = new ArrayList<>();
    for (String text : traces) {
      try {
        flows.add(flow(text));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(command, "--trace " + text + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(flows);
  }

  private static Flow flow(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("dst", words.getFirst());
    for (int i = 1; i < words.size(); i += 2) {
      if (!WORDS.contains(words.get(i)) || i + 1 == words.size()) {
        throw new IllegalArgumentException("cannot be read at " + words.get(i));
      }
      keys.put(words.get(i), words.get(i + 1));
    }
    return FlowJson.flow(keys, Optional.ofNullable(keys.get("connect")));
  }
}
