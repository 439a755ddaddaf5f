package dev.plumbline.model.imds;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.IpAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How one HTTP request ended, as curl tells it.
 *
 * @param status HTTP status, 0 for no answer
 * @param headers of the last answer, names in lower case
 * @param remote who was connected to, absent where the connection failed
 * @param connectSeconds until the connection stood, 0 where it never did
 * @param totalSeconds until the end
 * @param exit of curl, 0 for an answer, -1 where not known
 * @param error text of the error, empty for an answer
 * @param atOnce the kernel refused before it sent anything: a route or a rule
 * @param evidence the line that decides: the status line, else the error, else the summary
 */
public record HttpAnswer(
    int status,
    Map<String, String> headers,
    Optional<IpAddress> remote,
    double connectSeconds,
    double totalSeconds,
    int exit,
    String error,
    boolean atOnce,
    Evidence evidence) {
  /** Name by which the real service signs its answers. */
  public static final String SERVER = "EC2ws";

  private static final int TIMED_OUT = 28;

  public boolean answered() {
    return status != 0;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** True when the answer is signed by the metadata service itself and passed no proxy. */
  public boolean genuine() {
    return header("server").filter(SERVER::equals).isPresent() && header("via").isEmpty();
  }

  /** True when somebody else signed the answer, or passed it on. */
  public boolean foreign() {
    return header("via").isPresent()
        || header("server").filter(s -> !s.equals(SERVER)).isPresent()
        || status == 407;
  }

  /** Connected, and then nothing came: the answer was lost, not the connection. */
  public boolean hung() {
    return !answered() && exit == TIMED_OUT && connectSeconds > 0;
  }

  /** Never connected within the time limit: what was sent, or the answer to it, was dropped. */
  public boolean dropped() {
    return !answered() && exit == TIMED_OUT && connectSeconds == 0;
  }

  /** Somebody refused, or the kernel found no way. */
  public boolean refused() {
    return !answered() && exit == 7;
  }

  /** Time of the answering server. */
  public Optional<Instant> date() {
    return header("date").flatMap(HttpAnswer::time);
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty(); // a header that nobody needs to trust
    }
  }
}
