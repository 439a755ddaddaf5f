package dev.plumbline.model.parse.imds;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import dev.plumbline.model.imds.HttpAnswer;
import dev.plumbline.model.parse.text.Line;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as curl prints it: headers (with {@code -D -}) or the talk (with {@code -v}), an
 * error, and the summary {@code status address connect total} at the end.
 */
final class HttpText {
  private static final Pattern STATUS = Pattern.compile("(?:< )?HTTP/[\\d.]+ (\\d{3})\\b.*");
  private static final Pattern HEADER = Pattern.compile("(?:< )?([A-Za-z][A-Za-z0-9-]*): ?(.*)");
  private static final Pattern SUMMARY =
      Pattern.compile("(\\d{3}) (\\S*) (\\d{1,6}[.,]\\d{1,9}) (\\d{1,6}[.,]\\d{1,9})");
  private static final Pattern ERROR = Pattern.compile("curl: \\((\\d{1,3})\\) (.*)");
  private static final Pattern FAILED =
      Pattern.compile("\\* (Immediate connect fail for|connect to) .*?: ?([A-Z][A-Za-z ]+)");

  private int status;
  private int exit;
  private String error = "";
  private boolean atOnce;
  private Optional<IpAddress> remote = Optional.empty();
  private double connect;
  private double total;
  private boolean summary;
  private Optional<Evidence> evidence = Optional.empty();
  private final Map<String, String> headers = new LinkedHashMap<>();

  private HttpText() {}

  /** Reads one answer; empty when the text holds none. */
  static Optional<HttpAnswer> read(List<Line> lines, OptionalInt commandExit) {
    HttpText text = new HttpText();
    lines.forEach(text::line);
    return text.answer(commandExit);
  }

  private void line(Line line) {
    String text = line.text().strip();
    Matcher statusLine = STATUS.matcher(text);
    Matcher end = SUMMARY.matcher(text);
    Matcher failed = FAILED.matcher(text);
    Matcher curl = ERROR.matcher(text);
    Matcher header = HEADER.matcher(text);
    if (statusLine.matches()) {
      status = Integer.parseInt(statusLine.group(1));
      headers.clear();
      evidence = Optional.of(line.evidence());
    } else if (end.matches()) {
      summary = true;
      status = Integer.parseInt(end.group(1));
      remote = IpAddress.tryParse(end.group(2));
      connect = seconds(end.group(3));
      total = seconds(end.group(4));
      evidence = evidence.or(() -> Optional.of(line.evidence()));
    } else if (failed.matches()) {
      atOnce = failed.group(1).startsWith("Immediate");
      error = failed.group(2);
      evidence = Optional.of(line.evidence());
    } else if (curl.matches()) {
      exit = Integer.parseInt(curl.group(1));
      error = error.isEmpty() ? curl.group(2) : error;
      evidence = evidence.or(() -> Optional.of(line.evidence()));
    } else if (header.matches() && status != 0 && !text.startsWith("> ")) {
      headers.putIfAbsent(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip());
    }
  }

  private static double seconds(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }

  private Optional<HttpAnswer> answer(OptionalInt commandExit) {
    if (evidence.isEmpty() || !summary && status == 0 && exit == 0 && error.isEmpty()) {
      return Optional.empty();
    }
    int code = exit != 0 ? exit : commandExit.orElse(status != 0 ? 0 : -1);
    return Optional.of(
        new HttpAnswer(
            status,
            Collections.unmodifiableMap(headers),
            remote,
            connect,
            total,
            code,
            error,
            atOnce,
            evidence.get()));
  }
}
