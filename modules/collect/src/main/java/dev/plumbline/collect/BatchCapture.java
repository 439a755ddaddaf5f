package dev.plumbline.collect;

import dev.plumbline.connect.BatchOutput;
import dev.plumbline.connect.BatchShell;
import dev.plumbline.model.Cancellation;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture in one run of a script whose outputs are shown, and kept to some length, at its end.
 */
final class BatchCapture {
  private static final String SHORT_SCRIPT = "the host cannot unpack a longer script";

  private BatchCapture() {}

  /**
   * Captures.
   *
   * @param longest after which the script is ended
   * @throws CaptureException when no probe could run
   */
  static Recording run(
      BatchShell shell,
      List<Probe> probes,
      CaptureProgress progress,
      Cancellation stop,
      Duration longest)
      throws CaptureException {
    List<Probe> ordered = BatchOrder.of(probes);
    String token = Capture.token();
    List<Probe> asked = fitting(ordered, token, shell.longestScript());
    BatchOutput said;
    try {
      said = shell.run(Scripts.batch(token, asked), longest, stop);
    } catch (IOException e) {
      throw new CaptureException("The probes could not be run: " + e.getMessage(), e);
    }
    Outputs outputs = new Outputs(asked, progress);
    feed(said.stderr(), new FrameParser(token, outputs.stderr()));
    feed(said.stdout(), new FrameParser(token, outputs.stdout()));
    if (!outputs.anyMarker()) {
      String words = outputs.noise();
      throw new CaptureException(
          "No probe answered. " + (words.isEmpty() ? "The host said nothing." : words));
    }
    String ending = ending(outputs.done(), asked.size() < ordered.size(), said);
    outputs.stop(ending);
    return Assembly.of(ordered, outputs, shell, Instant.now(), ending);
  }

  private static String ending(boolean done, boolean shortened, BatchOutput said) {
    if (!done) {
      return said.cut().orElse("the script took too long or was ended");
    }
    return shortened ? SHORT_SCRIPT : "";
  }

  /** As many as the script has room for, from the first on. */
  private static List<Probe> fitting(List<Probe> probes, String token, int room) {
    List<Probe> asked = new ArrayList<>(probes);
    while (asked.size() > 1 && size(Scripts.batch(token, asked)) > room) {
      asked.removeLast();
    }
    return asked;
  }

  private static int size(String script) {
    return script.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void feed(byte[] bytes, FrameParser parser) {
    parser.feed(bytes, bytes.length);
    parser.end();
  }
}
