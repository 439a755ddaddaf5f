package dev.plumbline.aws.evidence;

/** Told how collecting proceeds, on any thread; must not block. */
@FunctionalInterface
public interface EvidenceProgress {
  /**
   * An answer came, or did not.
   *
   * @param done answers so far
   * @param total answers that are known to be needed so far; grows while some lead to others
   * @param file of the answer
   * @param problem empty when it came
   */
  void answered(int done, int total, String file, String problem);

  /** One that ignores everything. */
  static EvidenceProgress silent() {
    return (_, _, _, _) -> {};
  }
}
