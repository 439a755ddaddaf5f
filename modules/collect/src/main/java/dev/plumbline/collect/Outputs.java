package dev.plumbline.collect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the frames of a capture. Stdout and stderr come from two threads, each with a sink of
 * its own; the results are read when both have ended or been given up.
 */
final class Outputs {
  private static final int LONGEST_NOISE = 2_000;
  private static final int LONGEST_STDERR = 16_384;

  private final Map<String, Probe> probes = new LinkedHashMap<>();
  private final CaptureProgress progress;
  private final Map<String, Output> outputs = new LinkedHashMap<>();
  private final Map<String, ByteArrayOutputStream> errors = new LinkedHashMap<>();
  private final ByteArrayOutputStream noise = new ByteArrayOutputStream();
  private boolean done;
  private int begun;

  Outputs(List<Probe> probes, CaptureProgress progress) {
    probes.forEach(probe -> this.probes.put(probe.file(), probe));
    this.progress = progress;
  }

  /** Takes stdout. */
  FrameParser.Sink stdout() {
    return new FrameParser.Sink() {
      private @Nullable Output current;

      @Override
      public void data(byte[] bytes, int from, int length) {
        synchronized (Outputs.this) {
          if (current != null) {
            current.add(bytes, from, length);
          } else if (begun == 0) {
            cap(noise, LONGEST_NOISE, bytes, from, length);
          }
        }
      }

      @Override
      public void marker(String words) {
        synchronized (Outputs.this) {
          current = take(words.split(" "));
        }
      }
    };
  }

  /** Takes stderr. */
  FrameParser.Sink stderr() {
    return new FrameParser.Sink() {
      private ByteArrayOutputStream current = noise;
      private int limit = LONGEST_NOISE;

      @Override
      public void data(byte[] bytes, int from, int length) {
        synchronized (Outputs.this) {
          cap(current, limit, bytes, from, length);
        }
      }

      @Override
      public void marker(String words) {
        synchronized (Outputs.this) {
          current = errors.computeIfAbsent(words, file -> new ByteArrayOutputStream());
          limit = LONGEST_STDERR;
        }
      }
    };
  }

  private @Nullable Output take(String[] words) {
    if (words[0].equals("done")) {
      done = true;
      return null;
    }
    Probe probe = probes.get(words[0]);
    String word = words.length > 1 ? words[1] : "";
    if (probe == null) {
      return null;
    }
    switch (word) {
      case "begin" -> {
        Output output = new Output(probe.bytes());
        outputs.put(probe.file(), output);
        progress.began(probe, begun++, probes.size());
        return output;
      }
      case "skip" -> {
        Output output = new Output(0);
        output.skip();
        outputs.put(probe.file(), output);
        progress.began(probe, begun++, probes.size());
        progress.ended(probe, "needs root");
      }
      case "end" -> {
        Output output = outputs.get(probe.file());
        if (output != null) {
          output.end(words);
          progress.ended(probe, trouble(probe, output));
        }
      }
      default -> {
        // a marker of a later version: its frame is left out
      }
    }
    return null;
  }

  private static String trouble(Probe probe, Output output) {
    return output
        .cut(probe)
        .orElseGet(
            () ->
                output.exit().isPresent() && output.exit().getAsInt() != 0
                    ? "exit " + output.exit().getAsInt()
                    : "");
  }

  private static void cap(ByteArrayOutputStream to, int limit, byte[] bytes, int from, int length) {
    int room = Math.min(length, limit - to.size());
    if (room > 0) {
      to.write(bytes, from, room);
    }
  }

  /** What began and has no end is kept as far as it came, where a part of it can be read. */
  synchronized void stop(String why) {
    outputs.forEach(
        (file, output) -> {
          boolean text = !file.endsWith(".json") && !file.endsWith("/");
          if (!output.ended() && !output.skipped() && text && output.bytes().length > 0) {
            output.stop(why);
          }
        });
  }

  /** True when the script reached its end. */
  synchronized boolean done() {
    return done;
  }

  /** True when the script has begun at all. */
  synchronized boolean anyMarker() {
    return done || !outputs.isEmpty();
  }

  synchronized Optional<Output> of(Probe probe) {
    return Optional.ofNullable(outputs.get(probe.file()));
  }

  /** What a probe complained about; long text is cut. */
  synchronized String stderr(Probe probe) {
    ByteArrayOutputStream text = errors.get(probe.file());
    return text == null ? "" : text.toString(StandardCharsets.UTF_8);
  }

  /** What the login said before the first marker, on either stream. */
  synchronized String noise() {
    return noise.toString(StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
