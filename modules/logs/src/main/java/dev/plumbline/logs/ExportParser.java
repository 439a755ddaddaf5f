package dev.plumbline.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes journal entries out of the export format (systemd's JOURNAL_EXPORT_FORMATS): lines {@code
 * NAME=value}, or NAME, LF, 64-bit little-endian length, bytes, LF; an empty line ends the entry.
 * The stream may be cut at any byte; only whole entries come out.
 */
final class ExportParser {
  private static final long FIELD_LIMIT = 256L << 20;
  private static final Set<String> WANTED =
      Set.of(
          "__CURSOR",
          "__REALTIME_TIMESTAMP",
          "__MONOTONIC_TIMESTAMP",
          "_SOURCE_REALTIME_TIMESTAMP",
          "_BOOT_ID",
          "_MACHINE_ID",
          "_TRANSPORT",
          "_PID",
          "SYSLOG_PID",
          "_COMM",
          "SYSLOG_IDENTIFIER",
          "PRIORITY",
          "MESSAGE",
          "MESSAGE_ID",
          "UNIT",
          "USER_UNIT",
          "OBJECT_SYSTEMD_UNIT",
          "_SYSTEMD_UNIT",
          "N_DROPPED");

  private final Consumer<JournalEntry> out;
  private byte[] buffer = new byte[1 << 16];
  private int end;
  private Map<String, byte[]> fields = new HashMap<>();

  ExportParser(Consumer<JournalEntry> out) {
    this.out = out;
  }

  /**
   * Takes the next bytes.
   *
   * @throws IOException when they cannot be the export format
   */
  void accept(byte[] bytes, int length) throws IOException {
    if (end + length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, end + length));
    }
    System.arraycopy(bytes, 0, buffer, end, length);
    end += length;
    int done = 0;
    for (int next = field(0); next > done; next = field(done)) {
      done = next;
    }
    System.arraycopy(buffer, done, buffer, 0, end - done);
    end -= done;
  }

  /** Reads the field that begins here; answers where the next begins, or the same when cut. */
  private int field(int start) throws IOException {
    int lf = start;
    int equals = -1;
    while (lf < end && buffer[lf] != '\n') {
      if (buffer[lf] == '=' && equals < 0) {
        equals = lf;
      }
      lf++;
    }
    if (lf >= end) {
      return start;
    }
    if (lf == start) {
      finish();
      return lf + 1;
    }
    if (equals >= 0) {
      put(text(start, equals), equals + 1, lf);
      return lf + 1;
    }
    return binary(start, lf);
  }

  private int binary(int start, int lf) throws IOException {
    if (end - lf - 1 < 8) {
      return start;
    }
    long length = ByteBuffer.wrap(buffer, lf + 1, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 0 || length > FIELD_LIMIT) {
      throw new IOException("the journal sent a field of " + length + " bytes: not its format");
    }
    int from = lf + 9;
    int to = from + (int) length;
    if (end <= to) {
      return start;
    }
    put(text(start, lf), from, to);
    return to + 1;
  }

  private void put(String name, int from, int to) {
    if (WANTED.contains(name)) {
      fields.merge(name, Arrays.copyOfRange(buffer, from, to), ExportParser::joined);
    }
  }

  /** A repeated field: all values, one a line. */
  private static byte[] joined(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length + 1)
        .put(first)
        .put((byte) '\n')
        .put(second)
        .array();
  }

  private void finish() {
    Map<String, byte[]> whole = fields;
    fields = new HashMap<>();
    if (whole.containsKey("__CURSOR")) {
      out.accept(new JournalEntry(whole));
    }
  }

  private String text(int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8);
  }
}
