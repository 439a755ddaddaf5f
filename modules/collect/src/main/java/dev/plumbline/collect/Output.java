package dev.plumbline.collect;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What one probe has said so far. */
final class Output {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long limit;
  private boolean ended;
  private boolean skipped;
  private Optional<String> stopped = Optional.empty();
  private OptionalInt exit = OptionalInt.empty();
  private OptionalDouble seconds = OptionalDouble.empty();

  Output(long limit) {
    this.limit = limit;
  }

  void add(byte[] data, int from, int length) {
    int room = (int) Math.min(length, limit - bytes.size());
    if (room > 0) {
      bytes.write(data, from, room);
    }
  }

  void skip() {
    skipped = true;
  }

  /** Takes the words after {@code end}: exit status, clock before, clock after. */
  void end(String[] words) {
    ended = true;
    if (words.length > 2 && words[2].matches("\\d{1,3}")) {
      exit = OptionalInt.of(Integer.parseInt(words[2]));
    }
    if (words.length > 4) {
      try {
        double took = Double.parseDouble(words[4]) - Double.parseDouble(words[3]);
        seconds = OptionalDouble.of(Math.max(0, Math.round(took * 100) / 100.0));
      } catch (NumberFormatException e) {
        seconds = OptionalDouble.empty(); // a host without /proc/uptime tells no times
      }
    }
  }

  /** The rest of it did not come. */
  void stop(String why) {
    ended = true;
    stopped = Optional.of(why);
  }

  boolean ended() {
    return ended;
  }

  boolean skipped() {
    return skipped;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  OptionalInt exit() {
    return exit;
  }

  OptionalDouble seconds() {
    return seconds;
  }

  /** Why the output is not whole; empty when it is. */
  Optional<String> cut(Probe probe) {
    if (stopped.isPresent()) {
      return stopped;
    }
    if (bytes.size() >= limit) {
      return Optional.of("size limit of " + limit + " bytes");
    }
    boolean timedOut = exit.equals(OptionalInt.of(124)) || exit.equals(OptionalInt.of(143));
    return timedOut ? Optional.of("time limit of " + probe.seconds() + " s") : Optional.empty();
  }
}
