package dev.plumbline.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.GZIPInputStream;

/**
 * Rotated logs that lie packed in what another collector gathered, unpacked in memory under their
 * names without {@code .gz}. Archives inside it are left out: nobody could look for secrets there.
 */
final class RotatedLogs {
  private static final String GZIP = ".gz";
  private static final int STEP = 1 << 16;
  private static final List<String> ARCHIVES =
      List.of(".tar.gz", ".tgz", ".zip", ".7z", ".tar.xz", ".tar.bz2", ".xz", ".bz2", ".zst");

  private final RecordingLimits limits;
  private final List<Problem> problems;
  private long total;

  private RotatedLogs(RecordingLimits limits, List<Problem> problems, long total) {
    this.limits = limits;
    this.problems = problems;
    this.total = total;
  }

  static SequencedMap<String, byte[]> unpacked(
      Map<String, byte[]> files, RecordingLimits limits, List<Problem> problems) {
    long total = files.values().stream().mapToLong(bytes -> bytes.length).sum();
    RotatedLogs logs = new RotatedLogs(limits, problems, total);
    SequencedMap<String, byte[]> unpacked = new LinkedHashMap<>();
    files.forEach((name, bytes) -> logs.take(name, bytes, files, unpacked));
    return unpacked;
  }

  private void take(
      String name, byte[] bytes, Map<String, byte[]> files, Map<String, byte[]> unpacked) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (ARCHIVES.stream().anyMatch(lower::endsWith)) {
      problem(name, "left out: an archive inside an archive or a folder is not read");
    } else if (!lower.endsWith(GZIP)) {
      unpacked.put(name, bytes);
    } else {
      String plain = name.substring(0, name.length() - GZIP.length());
      if (plain.isEmpty() || plain.endsWith("/") || files.containsKey(plain)) {
        problem(name, "left out: the same file is there unpacked");
      } else {
        byte[] text = text(name, bytes);
        if (text.length > 0) {
          unpacked.put(plain, text);
        }
      }
    }
  }

  private byte[] text(String name, byte[] packed) {
    long most = Math.min(limits.fileBytes(), limits.totalBytes() - total);
    long swell = Math.max(limits.ratioBytes(), (long) packed.length * limits.ratio());
    int allowed = (int) Math.max(0, Math.min(most, swell));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] step = new byte[STEP];
      int read = in.read(step);
      while (read >= 0 && text.size() < allowed) {
        text.write(step, 0, Math.min(read, allowed - text.size()));
        read = in.read(step);
      }
      if (read >= 0) {
        problem(
            name,
            "is larger than what is read of one file; its first "
                + text.size()
                + " bytes"
                + " were kept");
      }
    } catch (IOException e) {
      problem(
          name,
          text.size() == 0
              ? "left out: it cannot be unpacked (" + e.getMessage() + ")"
              : "is damaged or ends early (" + e.getMessage() + "); what came before was kept");
    }
    total += text.size();
    return text.toByteArray();
  }

  private void problem(String name, String text) {
    problems.add(new Problem(name, 0, text));
  }
}
