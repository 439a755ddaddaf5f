package dev.plumbline.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Collects the files of a recording within the limits; what is refused or cut is said. */
final class RecordingContents {
  /** Of a log that is too large as a whole this much tells the present state. */
  private static final int LOG_TAIL = 32 << 20;

  private final RecordingLimits limits;
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private long total;

  RecordingContents(RecordingLimits limits) {
    this.limits = limits;
  }

  /** Takes a file. {@code packed} is its size in the archive, or -1 where it is not packed. */
  void add(String name, InputStream in, long packed) throws IOException {
    long room = limits.totalBytes() - total;
    if (room <= 0 || files.size() >= limits.files()) {
      problem(
          name,
          room <= 0
              ? "left out: the files before it already fill " + mib(limits.totalBytes())
              : "left out: a recording has at most " + limits.files() + " files");
      return;
    }
    int most = (int) Math.min(limits.fileBytes(), room);
    long expands = packed < 0 ? Long.MAX_VALUE : Math.max(1, packed) * limits.ratio();
    int allowed = (int) Math.min(most, Math.max(limits.ratioBytes(), expands));
    byte[] bytes = in.readNBytes(allowed);
    total += bytes.length;
    files.put(name, bytes);
    if (bytes.length == allowed && in.read() >= 0) {
      problem(
          name,
          "is larger than what is read of one file; its first " + mib(allowed) + " were kept");
    }
  }

  /** Takes a file of a folder; of a log that is too large the end, where the newest lines are. */
  void add(String name, SeekableByteChannel file) throws IOException {
    long most = Math.min(limits.fileBytes(), limits.totalBytes() - total);
    long size = file.size();
    if (size <= most || most <= 0 || files.size() >= limits.files() || !RecordingNames.log(name)) {
      add(name, Channels.newInputStream(file), -1);
      return;
    }
    int tail = (int) Math.min(most, LOG_TAIL);
    file.position(size - tail);
    byte[] bytes = wholeLines(Channels.newInputStream(file).readNBytes(tail));
    total += bytes.length;
    files.put(name, bytes);
    problem(
        name,
        "has "
            + mib(size)
            + ", more than is read of one file; only its last "
            + mib(tail)
            + " were kept, and lines are counted from there");
  }

  private static byte[] wholeLines(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && bytes[start] != '\n') {
      start++;
    }
    return start < bytes.length ? Arrays.copyOfRange(bytes, start + 1, bytes.length) : bytes;
  }

  /** Whether a file of this name may be added; says so when not. */
  boolean accepts(String name) {
    if (RecordingNames.ignored(name)) {
      return false;
    }
    RecordingNames.refusal(name).ifPresent(why -> problem(printable(name), "left out: " + why));
    if (RecordingNames.refusal(name).isPresent()) {
      return false;
    }
    if (RecordingNames.userData(name)) {
      problem(name, "left out: user data of an instance may hold secrets");
      return false;
    }
    if (files.containsKey(name)) {
      problem(name, "occurs twice in the archive; the first one was kept");
      return false;
    }
    return true;
  }

  void problem(String file, String text) {
    problems.add(new Problem(file, 0, text));
  }

  RecordingLimits limits() {
    return limits;
  }

  SequencedMap<String, byte[]> files() {
    return files;
  }

  List<Problem> problems() {
    return problems;
  }

  static String printable(String name) {
    String clean = name.replaceAll("\\p{Cntrl}", "?");
    return clean.length() > 120 ? clean.substring(0, 120) + "..." : clean;
  }

  private static String mib(long bytes) {
    return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
  }
}
