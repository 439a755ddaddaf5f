package dev.plumbline.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shipped samples and small helpers. */
final class Fixtures {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Fixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("no such sample: " + name);
      }
      return in.readAllBytes();
    }
  }

  static String text(String name) throws IOException {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  static JsonNode json(String name) throws IOException {
    return new JsonMapper().readTree(bytes(name));
  }

  /** Entries of a sample in journalctl's JSON. */
  static List<JournalEntry> entries(String name) throws IOException {
    List<JournalEntry> entries = new ArrayList<>();
    for (String line : text(name).split("\n")) {
      Map<String, byte[]> fields = new HashMap<>();
      if (line.isBlank()) {
        continue;
      }
      for (Map.Entry<String, JsonNode> field : new JsonMapper().readTree(line).properties()) {
        fields.put(field.getKey(), field.getValue().asString("").getBytes(StandardCharsets.UTF_8));
      }
      entries.add(new JournalEntry(fields));
    }
    return entries;
  }

  /** The rows that a proof makes of entries, as kind and text: gaps and marks in angle brackets. */
  static List<String> rows(JournalProof proof, List<JournalEntry> entries) {
    List<String> rows = new ArrayList<>();
    for (JournalEntry entry : entries) {
      for (Entry row : proof.accept(entry)) {
        rows.add(
            row.kind() == LogLine.Kind.LINE ? row.text() : "<" + row.kind() + "> " + row.text());
      }
    }
    return rows;
  }

  /** An entry in export format, message as given. */
  static byte[] export(long sequence, String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head =
        """
        __CURSOR=s=aa;i=%x;b=b1;m=%x;t=%x;x=1
        __REALTIME_TIMESTAMP=%d
        __MONOTONIC_TIMESTAMP=%d
        _BOOT_ID=b1
        _MACHINE_ID=m1
        SYSLOG_IDENTIFIER=test
        PRIORITY=6
        """
            .formatted(
                sequence,
                sequence * 1000,
                1_795_000_000_000_000L + sequence * 1000,
                1_795_000_000_000_000L + sequence * 1000,
                sequence * 1000);
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    if (message.indexOf('\n') < 0) {
      out.writeBytes(("MESSAGE=" + message + "\n\n").getBytes(StandardCharsets.UTF_8));
    } else {
      out.writeBytes("MESSAGE\n".getBytes(StandardCharsets.UTF_8));
      for (int shift = 0; shift < 64; shift += 8) {
        out.write((int) ((long) text.length >> shift & 0xff));
      }
      out.writeBytes(text);
      out.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  /** Everything a feed holds, in order. */
  static List<Entry> stored(Feed feed) throws IOException {
    List<Entry> all = new ArrayList<>();
    SpoolReader reader = feed.newReader();
    long at = feed.first();
    for (; ; ) {
      Optional<SpoolReader.Stored> next = reader.read(at);
      if (next.isEmpty()) {
        return all;
      }
      all.add(next.get().entry());
      at = next.get().next();
    }
  }

  static Feed feed(Path folder) throws IOException {
    return new Feed(0, Spool.open(folder), Optional.empty(), () -> {});
  }

  /** Waits until something is so. */
  static void until(Duration limit, BooleanSupplier so) {
    long end = System.nanoTime() + limit.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("did not happen within " + limit);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      NEVER.await(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
