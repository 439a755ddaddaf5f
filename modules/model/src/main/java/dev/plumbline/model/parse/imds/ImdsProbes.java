package dev.plumbline.model.parse.imds;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.imds.ImdsProbe;
import dev.plumbline.model.imds.ImdsProbe.Caller;
import dev.plumbline.model.imds.ImdsProbe.Request;
import dev.plumbline.model.imds.ImdsState;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single requests to the metadata service. A failed request is an answer as good as any. */
public final class ImdsProbes {
  private static final String FIRST = "imds-put-token-root.txt";
  private static final Pattern CONTAINER =
      Pattern.compile("(?:containers/)?container-(.+)-imds-(put-token|get-noauth|headers)\\.txt");

  private ImdsProbes() {}

  public static ImdsState read(Reading reading) {
    return new ImdsState(probes(reading), RoleText.read(reading), ProxyText.read(reading));
  }

  private static Captured<List<ImdsProbe>> probes(Reading reading) {
    List<ImdsProbe> probes = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String file : reading.recording().files()) {
      probe(reading, file)
          .ifPresent(
              p -> {
                probes.add(p);
                files.add(file);
              });
    }
    return files.isEmpty()
        ? reading.missing(FIRST)
        : new Parsed<>(List.copyOf(probes), List.copyOf(files), true).captured();
  }

  private static Optional<ImdsProbe> probe(Reading reading, String file) {
    Matcher container = CONTAINER.matcher(file);
    if (container.matches()) {
      return probe(
          reading, file, request(container.group(2)), Caller.CONTAINER, container.group(1));
    }
    return switch (file) {
      case FIRST -> probe(reading, file, Request.PUT_TOKEN, Caller.ROOT, "");
      case "imds-put-token-user.txt" -> probe(reading, file, Request.PUT_TOKEN, Caller.USER, "");
      case "imds-put-token-daemon-env.txt" ->
          probe(reading, file, Request.PUT_TOKEN, Caller.DAEMON, "");
      case "imds-get-noauth.txt" ->
          probe(reading, file, Request.GET_WITHOUT_TOKEN, Caller.USER, "");
      case "imds-headers.txt" -> probe(reading, file, Request.GET_WITH_TOKEN, Caller.USER, "");
      default -> Optional.empty();
    };
  }

  private static Request request(String word) {
    return switch (word) {
      case "put-token" -> Request.PUT_TOKEN;
      case "get-noauth" -> Request.GET_WITHOUT_TOKEN;
      default -> Request.GET_WITH_TOKEN;
    };
  }

  private static Optional<ImdsProbe> probe(
      Reading reading, String file, Request request, Caller caller, String container) {
    OptionalInt exit =
        reading.recording().command(file).map(CommandRun::exit).orElse(OptionalInt.empty());
    List<Line> lines = reading.rawLines(file).orElse(List.of());
    Optional<HttpAnswer> answer = HttpText.read(lines, exit);
    return answer.map(a -> new ImdsProbe(request, caller, container, a));
  }
}
