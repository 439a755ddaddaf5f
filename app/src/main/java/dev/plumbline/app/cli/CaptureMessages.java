package dev.plumbline.app.cli;

import dev.plumbline.collect.CaptureProgress;
import dev.plumbline.collect.Probe;
import java.io.PrintWriter;

/** Tells on stderr how a capture proceeds: one rewritten line on a terminal, else only the end. */
final class CaptureMessages implements CaptureProgress {
  private final PrintWriter out;
  private final boolean rewrite = Terminal.interactive();
  private int total;
  private int ended;
  private int troubled;

  CaptureMessages(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void began(Probe probe, int index, int all) {
    total = all;
    if (rewrite) {
      out.printf("\r\u001b[K%d of %d  %s", index + 1, all, probe.file());
      out.flush();
    }
  }

  @Override
  public void ended(Probe probe, String problem) {
    ended++;
    if (!problem.isEmpty()) {
      troubled++;
    }
    if (ended == total) {
      out.printf(
          "%s%d probes captured%s%n",
          rewrite ? "\r\u001b[K" : "",
          total,
          troubled == 0 ? "" : ", " + troubled + " of them not completely");
      out.flush();
    }
  }
}
