package dev.plumbline.guide.check.envoy;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.model.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests in Envoy's default access log format, oldest first. */
final class AccessLog {
  /** Older requests tell of another time than the counters. */
  private static final Duration RECENT = Duration.ofMinutes(15);

  private static final Pattern LINE =
      Pattern.compile(
          "^\\[[^\\]]+\\] \"(\\S+) (\\S+) [^\"]*\" (\\d{3}|-) (\\S+) .*\"([^\"]*)\" \"([^\"]*)\""
              + " \"([^\"]*)\" \"([^\"]*)\"\\s*$");
  private static final Pattern SCANNER_PATH =
      Pattern.compile(
          "(?i)\\.(?:env|git|php|asp|cgi|aws)|wp-|cgi-bin|phpmyadmin|/actuator|/HNAP1|/boaform"
              + "|/solr/|\\.well-known|favicon|robots\\.txt|%2e%2e|\\.\\./");
  private static final Pattern SCANNER_AGENT =
      Pattern.compile("(?i)scan|zgrab|nmap|censys|expanse|bot\\b|nuclei|masscan|shodan");
  private static final Pattern IP = Pattern.compile("\\[?[0-9a-fA-F.]*[0-9][0-9a-fA-F.:]*\\]?");

  private final List<Request> requests = new ArrayList<>();

  private AccessLog() {}

  /**
   * One request.
   *
   * @param authority the host that was asked for, with port
   * @param upstream the endpoint that got it, or {@code -}
   */
  record Request(
      String path,
      int status,
      Set<String> flags,
      String agent,
      String authority,
      String upstream,
      Evidence evidence) {
    boolean has(String... any) {
      return List.of(any).stream().anyMatch(flags::contains);
    }

    /** True for requests that strangers send to any address of the internet. */
    boolean scanner() {
      return authority.equals("-")
          || IP.matcher(authority).matches()
          || SCANNER_PATH.matcher(path).find()
          || SCANNER_AGENT.matcher(agent).find();
    }
  }

  /** Requests of the last minutes before the capture, or before the log's end. */
  static AccessLog of(EnvoyFacts facts) {
    AccessLog log = new AccessLog();
    List<LogRecord> records = facts.log();
    Optional<Instant> end =
        facts.now().or(() -> records.isEmpty() ? Optional.empty() : records.getLast().time());
    for (LogRecord line : records) {
      boolean old =
          end.isPresent()
              && line.time().isPresent()
              && line.time().get().isBefore(end.get().minus(RECENT));
      Matcher match = LINE.matcher(line.text());
      if (!old && match.matches()) {
        log.requests.add(
            new Request(
                match.group(2),
                match.group(3).equals("-") ? 0 : Integer.parseInt(match.group(3)),
                Set.of(match.group(4).split(",", -1)),
                match.group(5),
                match.group(7),
                match.group(8),
                line.evidence()));
      }
    }
    return log;
  }

  /** Requests with one of these flags, unless the same host was answered well afterwards. */
  List<Request> failed(String... flags) {
    List<Request> failed = new ArrayList<>();
    for (Request request : requests) {
      if (request.has(flags)) {
        failed.add(request);
      } else if (request.status() >= 200 && request.status() < 500 && !request.has("NR", "NC")) {
        failed.removeIf(before -> before.authority().equals(request.authority()));
      }
    }
    return List.copyOf(failed);
  }
}
