package dev.plumbline.lab.program;

import dev.plumbline.model.Recording;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The journal of a practice instance. The first half of the recorded entries is history; the rest
 * appears one by one from the first time somebody looks, at the recorded pace with long waits
 * shortened, so that a live log moves. Entries are numbered anew: a recording is a selection of
 * units, and holes in the count would be lost lines.
 */
final class LabJournal {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CURSOR = "__CURSOR";
  private static final Pattern NUMBER = Pattern.compile(";i=[0-9a-f]+;");
  private static final long LONGEST_WAIT_MICROS = 1_500_000;
  private static final long SHORTEST_WAIT_MICROS = 120_000;

  private final List<Entry> entries = new ArrayList<>();
  private long began = -1;

  /**
   * One entry.
   *
   * @param export the entry in export format, with its empty line
   * @param after microseconds after the first look; 0 for history
   */
  record Entry(String cursor, byte[] export, long after) {}

  LabJournal(Recording recording) {
    List<ObjectNode> nodes = new ArrayList<>();
    recording
        .bytes("journal.jsonl")
        .ifPresent(
            bytes ->
                new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> read(line, nodes)));
    long due = 0;
    long before = 0;
    for (int i = 0; i < nodes.size(); i++) {
      ObjectNode node = nodes.get(i);
      long time = node.path("__REALTIME_TIMESTAMP").asLong(0);
      if (i > nodes.size() / 2) {
        due += Math.clamp(time - before, SHORTEST_WAIT_MICROS, LONGEST_WAIT_MICROS);
      }
      before = time;
      String cursor =
          NUMBER.matcher(node.path(CURSOR).asString("")).replaceFirst(";i=%x;".formatted(i + 1));
      entries.add(new Entry(cursor, export(node.put(CURSOR, cursor)), due));
    }
  }

  private static void read(String line, List<ObjectNode> nodes) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode node && node.has(CURSOR)) {
        nodes.add(node);
      }
    } catch (JacksonException e) {
      // a torn line of a recording is no entry; the recording's own reader names it
    }
  }

  /** The journal export format of systemd: text fields as lines, others with their length. */
  private static byte[] export(JsonNode node) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      byte[] name = field.getKey().getBytes(StandardCharsets.UTF_8);
      byte[] value = value(field.getValue());
      out.writeBytes(name);
      if (plain(value)) {
        out.write('=');
        out.writeBytes(value);
      } else {
        out.write('\n');
        out.writeBytes(
            ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value.length).array());
        out.writeBytes(value);
      }
      out.write('\n');
    }
    out.write('\n');
    return out.toByteArray();
  }

  private static byte[] value(JsonNode node) {
    if (!node.isArray()) {
      return node.asString("").getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    node.values().forEach(n -> bytes.write(n.asInt(0)));
    return bytes.toByteArray();
  }

  private static boolean plain(byte[] value) {
    for (byte b : value) {
      if (b >= 0 && b < ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Boot id without dashes; zeros where the recording has no journal. */
  String boot() {
    return entries.stream()
        .map(Entry::cursor)
        .filter(c -> c.contains(";b="))
        .map(c -> c.replaceFirst(".*;b=", "").replaceFirst(";.*", ""))
        .findFirst()
        .orElse("0".repeat(32));
  }

  int size() {
    return entries.size();
  }

  Entry entry(int index) {
    return entries.get(index);
  }

  /** Index of the entry with this cursor; 0, the beginning, when there is none. */
  int indexOf(String cursor) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).cursor().equals(cursor)) {
        return i;
      }
    }
    return 0;
  }

  /** Entries logged so far; the first call starts the clock. */
  synchronized int visible() {
    int visible = 0;
    while (visible < entries.size() && millisUntil(visible) <= 0) {
      visible++;
    }
    return visible;
  }

  /** Milliseconds until an entry appears; not above 0 when it is there. */
  synchronized long millisUntil(int index) {
    long now = System.nanoTime();
    if (began < 0) {
      began = now;
    }
    long after = entries.get(index).after();
    return after == 0 ? 0 : Math.ceilDiv(after - (now - began) / 1000, 1000L);
  }
}
