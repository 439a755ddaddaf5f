package dev.plumbline.guide.check.envoy;

import dev.plumbline.logs.LogRecord;
import dev.plumbline.model.Evidence;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines that tell how the configuration stream ended, in the three forms that Envoy has printed
 * them (source/common/config/grpc_stream.h). Codes 0, 4, 8 and 14 first go to the debug level, so
 * their absence proves nothing.
 */
final class XdsCloses {
  private static final Pattern CLOSE =
      Pattern.compile(
          "gRPC config stream (?:to (\\S+) )?closed(?: since \\d+s ago)?: (\\d+),\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern NO_STREAM = Pattern.compile("Unable to establish new stream");
  private static final Pattern RECEIVED =
      Pattern.compile("(?:[cl]ds|rds|eds): (?:add|added|response|updat)");
  private static final Pattern STARTED = Pattern.compile("initializing epoch");

  private final EnvoyFacts facts;

  XdsCloses(EnvoyFacts facts) {
    this.facts = facts;
  }

  /**
   * One end of the stream.
   *
   * @param authority of the management server, without port; empty in older forms
   * @param code of gRPC; 14 where no stream came about
   */
  record Close(
      Optional<String> authority,
      int code,
      String text,
      Optional<Instant> time,
      Evidence evidence) {}

  /**
   * The newest end of the stream by this process, unless configuration came after it. Ends with
   * code 0 are planned and do not count.
   */
  Optional<Close> standing() {
    Optional<Close> standing = Optional.empty();
    for (LogRecord line : facts.log()) {
      if (STARTED.matcher(line.text()).find() || RECEIVED.matcher(line.text()).find()) {
        standing = Optional.empty();
      }
      standing = read(line).filter(close -> close.code() != 0).or(keep(standing));
    }
    return standing;
  }

  private static Supplier<Optional<Close>> keep(Optional<Close> close) {
    return () -> close;
  }

  private static Optional<Close> read(LogRecord line) {
    Matcher close = CLOSE.matcher(line.text());
    if (close.find()) {
      OptionalInt code = code(close.group(2));
      return code.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Close(
                  Optional.ofNullable(close.group(1)).map(XdsCloses::withoutPort),
                  code.getAsInt(),
                  close.group(3).strip(),
                  line.time(),
                  line.evidence()));
    }
    return NO_STREAM.matcher(line.text()).find()
        ? Optional.of(new Close(Optional.empty(), 14, "", line.time(), line.evidence()))
        : Optional.empty();
  }

  private static OptionalInt code(String digits) {
    return digits.length() <= 3 ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
  }

  private static String withoutPort(String authority) {
    return authority.replaceFirst(":\\d+$", "");
  }
}
