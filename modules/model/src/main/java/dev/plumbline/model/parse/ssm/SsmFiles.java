package dev.plumbline.model.parse.ssm;

import dev.plumbline.model.Captured;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Evidence;
import dev.plumbline.model.parse.text.Json;
import dev.plumbline.model.parse.text.JsonElements;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Listing;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import dev.plumbline.model.ssm.AgentIdentity;
import dev.plumbline.model.ssm.AgentVersion;
import dev.plumbline.model.ssm.Certificate;
import dev.plumbline.model.ssm.SsmState;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Version, identity and state folder of the SSM Agent, certificates, answers of the API. */
public final class SsmFiles {
  private static final String VERSION = "ssm-agent-version.txt";
  private static final String IDENTITY = "ssm-identity-config.json";
  private static final String FOLDER = "ls-var-lib-amazon-ssm.txt";
  private static final String TLS = "tls-issuer.txt";
  private static final String NODES = "aws-ssm-describe-instance-information.json";
  private static final String CHANNEL = "aws-ssm-get-connection-status.json";
  private static final String STATE = "/var/lib/amazon/ssm";
  private static final Pattern ASKED =
      Pattern.compile("(?:ssm-|var-log-amazon-ssm-|aws-ssm-|ls-var-lib-amazon-ssm).*");
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,6}(?:\\.\\d{1,6}){1,3}");
  private static final Pattern HEAD = Pattern.compile("== (\\S+)\\s*");
  private static final Pattern ISSUER = Pattern.compile("\\s*issuer=(.*\\S)\\s*");
  private static final Pattern VERIFIED = Pattern.compile("\\s*Verify return code: (\\d{1,4}) .*");

  private SsmFiles() {}

  public static SsmState read(Reading reading) {
    return new SsmState(
        version(reading),
        identity(reading),
        registration(reading),
        certificates(reading),
        answer(reading, NODES, "PingStatus"),
        answer(reading, CHANNEL, "Status"),
        reading.files(ASKED).filter(file -> !reading.text(file).orElse("").isBlank()).toList());
  }

  private static Captured<AgentVersion> version(Reading reading) {
    for (Line line : reading.lines(VERSION).orElse(List.of())) {
      Matcher numbers = NUMBERS.matcher(line.text());
      if (numbers.find()) {
        List<Integer> parts =
            Arrays.stream(numbers.group().split("\\.")).map(Integer::valueOf).toList();
        return Captured.known(new AgentVersion(parts, line.evidence()), VERSION);
      }
    }
    return reading.missing(VERSION);
  }

  private static Captured<AgentIdentity> identity(Reading reading) {
    return first(reading, IDENTITY)
        .map(
            found ->
                Captured.known(
                    new AgentIdentity(
                        Json.text(found.node(), "InstanceId"),
                        Json.text(found.node(), "IdentityType"),
                        Json.text(found.node(), "CredentialSource"),
                        Json.optional(found.node(), "CredentialsExpiresAt")
                            .flatMap(SsmFiles::time)
                            .filter(t -> t.isAfter(Instant.EPOCH)),
                        found.evidence()),
                    IDENTITY))
        .orElseGet(() -> reading.missing(IDENTITY));
  }

  private static Captured<Optional<Evidence>> registration(Reading reading) {
    List<Line> lines = reading.rawLines(FOLDER).orElse(List.of());
    if (lines.stream().noneMatch(line -> line.text().startsWith(STATE))) {
      return noFolder(reading) ? Captured.known(Optional.empty(), FOLDER) : reading.missing(FOLDER);
    }
    return Captured.known(
        Listing.read(lines).stream()
            .filter(entry -> entry.path().equals(STATE + "/registration"))
            .map(entry -> entry.line().evidence())
            .findFirst(),
        FOLDER);
  }

  /** True for an agent that never had an identity: it has no state folder yet. */
  private static boolean noFolder(Reading reading) {
    return reading
        .recording()
        .command(FOLDER)
        .flatMap(CommandRun::stderr)
        .filter(text -> text.contains(STATE) && text.contains("No such file or directory"))
        .isPresent();
  }

  private static Captured<List<Certificate>> certificates(Reading reading) {
    Optional<List<Line>> lines = reading.lines(TLS);
    if (lines.isEmpty()) {
      return reading.missing(TLS);
    }
    List<Certificate> found = new ArrayList<>();
    String host = "";
    for (Line line : lines.get()) {
      Matcher head = HEAD.matcher(line.text());
      Matcher issuer = ISSUER.matcher(line.text());
      Matcher verified = VERIFIED.matcher(line.text());
      if (head.matches()) {
        host = head.group(1);
      } else if (issuer.matches()) {
        found.add(new Certificate(host, issuer.group(1), OptionalInt.empty(), line.evidence()));
      } else if (verified.matches()
          && !found.isEmpty()
          && found.getLast().host().equals(host)
          && found.getLast().verified().isEmpty()) {
        Certificate last = found.removeLast();
        OptionalInt code = OptionalInt.of(Integer.parseInt(verified.group(1)));
        found.add(new Certificate(last.host(), last.issuer(), code, last.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(found), List.of(TLS), reading.whole(TLS)).captured();
  }

  /** A field of an answer, of the only node in it where it lists nodes. */
  private static Captured<SsmState.Answer> answer(Reading reading, String file, String key) {
    Optional<JsonElements.Element> found = first(reading, file);
    if (found.isEmpty()) {
      return reading.missing(file);
    }
    JsonNode list = found.get().node().path("InstanceInformationList");
    if (list.size() > 1) {
      return Captured.missing(file, file + " lists several nodes");
    }
    JsonNode node = list.isArray() ? list.path(0) : found.get().node();
    String value = Json.text(node, key);
    Evidence evidence =
        reading.lines(file).orElse(List.of()).stream()
            .filter(line -> !value.isEmpty() && line.text().contains('"' + value + '"'))
            .findFirst()
            .map(Line::evidence)
            .orElseGet(() -> Evidence.file(file));
    return Captured.known(new SsmState.Answer(value, evidence), file);
  }

  private static Optional<JsonElements.Element> first(Reading reading, String file) {
    return reading
        .text(file)
        .flatMap(text -> JsonElements.read(reading, file, text).elements().stream().findFirst());
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty(); // only shown
    }
  }
}
