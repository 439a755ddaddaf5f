package dev.plumbline.model;

/**
 * How much of a recording is read, so that a hostile or mistaken one cannot exhaust memory.
 *
 * @param files most files of one recording
 * @param fileBytes bytes kept of one file, counted from its beginning
 * @param totalBytes bytes kept of all files together
 * @param ratio a file that is larger unpacked than this many times its packed size is cut
 * @param ratioBytes bytes kept of such a file
 */
record RecordingLimits(int files, int fileBytes, long totalBytes, int ratio, int ratioBytes) {
  /** 20,000 files, 160 MiB a file, 320 MiB together; 16 MiB of what expands over 250 times. */
  static final RecordingLimits USUAL =
      new RecordingLimits(20_000, 160 << 20, 320L << 20, 250, 16 << 20);
}
