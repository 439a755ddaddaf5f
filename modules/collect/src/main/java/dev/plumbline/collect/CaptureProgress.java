package dev.plumbline.collect;

/** Told how a capture proceeds, on the thread that reads it; must not block. */
public interface CaptureProgress {
  /** A probe began; {@code index} counts from 0 over all {@code total} probes. */
  void began(Probe probe, int index, int total);

  /** A probe ended; {@code problem} is empty when it ran to its end with status 0. */
  void ended(Probe probe, String problem);

  /** One that ignores everything. */
  static CaptureProgress silent() {
    return new CaptureProgress() {
      @Override
      public void began(Probe probe, int index, int total) {
        // nobody looks
      }

      @Override
      public void ended(Probe probe, String problem) {
        // nobody looks
      }
    };
  }
}
