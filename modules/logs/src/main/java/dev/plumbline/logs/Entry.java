package dev.plumbline.logs;

import dev.plumbline.model.Evidence;
import dev.plumbline.model.Secrets;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the spool keeps of a row.
 *
 * @param micros microseconds since 1970, or {@link #NO_TIME}
 * @param pid or -1
 * @param level syslog level or -1
 * @param message bytes as received, but for secrets
 */
record Entry(
    LogLine.Kind kind,
    long micros,
    Precision precision,
    boolean estimated,
    String unit,
    String identifier,
    long pid,
    int level,
    byte[] message,
    Optional<Evidence> evidence) {
  static final long NO_TIME = Long.MIN_VALUE;
  private static final int FORMAT_LIMIT = 60_000;

  /** Secrets are taken out before a row is kept or shown anywhere. */
  Entry {
    message = Secrets.masked(message);
  }

  /** A row of our own. */
  static Entry note(LogLine.Kind kind, long micros, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Entry(
        kind, micros, Precision.SECONDS, false, "", "", -1, -1, bytes, Optional.empty());
  }

  /** A line of which no more is known than when it came. */
  static Entry line(long micros, byte[] message) {
    return new Entry(
        LogLine.Kind.LINE,
        micros,
        Precision.NONE,
        micros != NO_TIME,
        "",
        "",
        -1,
        -1,
        message,
        Optional.empty());
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Optional<Instant> instant(long micros) {
    return micros == NO_TIME
        ? Optional.empty()
        : Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /** The message decoded for people; what is not UTF-8 becomes U+FFFD. */
  String text() {
    return new String(message, StandardCharsets.UTF_8);
  }

  byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.length + 64);
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(kind.ordinal());
    out.writeLong(micros);
    out.writeByte(precision.ordinal() << 1 | (estimated ? 1 : 0));
    out.writeLong(pid);
    out.writeByte(level);
    out.writeUTF(shortened(unit));
    out.writeUTF(shortened(identifier));
    out.writeUTF(shortened(evidence.map(Evidence::file).orElse("")));
    out.writeInt(evidence.map(Evidence::line).orElse(0));
    out.write(message);
    return bytes.toByteArray();
  }

  static Entry decode(byte[] body) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
    LogLine.Kind kind = LogLine.Kind.values()[in.readUnsignedByte()];
    long micros = in.readLong();
    int flags = in.readUnsignedByte();
    long pid = in.readLong();
    int level = in.readByte();
    String unit = in.readUTF();
    String identifier = in.readUTF();
    String file = in.readUTF();
    int line = in.readInt();
    byte[] message = in.readAllBytes();
    Optional<Evidence> evidence =
        file.isEmpty()
            ? Optional.empty()
            : Optional.of(new Evidence(file, line, new String(message, StandardCharsets.UTF_8)));
    return new Entry(
        kind,
        micros,
        Precision.values()[flags >> 1],
        (flags & 1) != 0,
        unit,
        identifier,
        pid,
        level,
        message,
        evidence);
  }

  /** A name so long that it does not fit is no name; the message is never cut. */
  private static String shortened(String name) {
    return name.length() > FORMAT_LIMIT / 3 ? name.substring(0, FORMAT_LIMIT / 3) : name;
  }
}
