package dev.plumbline.model.parse.host;

import dev.plumbline.model.Captured;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.host.ClockOffset;
import dev.plumbline.model.host.FileSystemUse;
import dev.plumbline.model.host.HostState;
import dev.plumbline.model.host.KernelMessage;
import dev.plumbline.model.parse.journal.JournalText;
import dev.plumbline.model.parse.text.Line;
import dev.plumbline.model.parse.text.Parsed;
import dev.plumbline.model.parse.text.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Disks, time and kernel messages. */
public final class HostFiles {
  private static final String BLOCKS = "df.txt";
  private static final String INODES = "df-i.txt";
  private static final String CHRONY = "chronyc-tracking.txt";
  private static final String KERNEL = "dmesg.txt";
  private static final List<String> KERNEL_FILES =
      List.of(KERNEL, "journal-kernel.txt", "messages.txt");
  private static final Pattern ROW =
      Pattern.compile("(\\S.*?)\\s+(?:([a-z][\\w.]*)\\s+)?[\\d.]+\\S*\\s+.*?(\\d{1,3})%\\s+(/.*)");
  private static final Pattern OFFSET =
      Pattern.compile("System time\\s*: ([\\d.]{1,20}) seconds (fast|slow) of NTP time\\s*");
  private static final Pattern REFERENCE = Pattern.compile("Reference ID\\s*: ([0-9A-Fa-f]+).*");
  private static final Pattern LEAP = Pattern.compile("Leap status\\s*: (.*\\S)\\s*");
  private static final Pattern DMESG = Pattern.compile("(?:<\\d+>)?\\[[^\\]]{1,40}\\] (.*)");

  private HostFiles() {}

  public static HostState read(
      Reading reading, Captured<List<JournalLine>> journal, Optional<Instant> now) {
    return new HostState(
        Ethtool.read(reading),
        NetworkProbes.resolver(reading),
        NetworkProbes.names(reading),
        NetworkProbes.connections(reading),
        disk(reading, BLOCKS, false),
        disk(reading, INODES, true),
        clock(reading),
        NetworkProbes.listeners(reading),
        kernel(reading, journal, now));
  }

  private static Captured<List<FileSystemUse>> disk(Reading reading, String file, boolean inodes) {
    Optional<List<Line>> lines = reading.rawLines(file).filter(l -> !l.isEmpty());
    if (lines.isEmpty()) {
      return reading.missing(file);
    }
    List<FileSystemUse> uses = new ArrayList<>();
    for (Line line : lines.get()) {
      Matcher row = ROW.matcher(line.text().strip());
      if (row.matches()) {
        uses.add(
            new FileSystemUse(
                row.group(4),
                Optional.ofNullable(row.group(2)).orElse(""),
                Integer.parseInt(row.group(3)),
                inodes,
                line.evidence()));
      }
    }
    return new Parsed<>(List.copyOf(uses), List.of(file), reading.whole(file)).captured();
  }

  private static Captured<ClockOffset> clock(Reading reading) {
    List<Line> lines = reading.lines(CHRONY).orElse(List.of());
    boolean followed = true;
    Optional<ClockOffset> offset = Optional.empty();
    for (Line line : lines) {
      Matcher seconds = OFFSET.matcher(line.text());
      Matcher reference = REFERENCE.matcher(line.text());
      Matcher leap = LEAP.matcher(line.text());
      if (seconds.matches()) {
        double value = Double.parseDouble(seconds.group(1));
        offset =
            Optional.of(
                new ClockOffset(
                    seconds.group(2).equals("fast") ? value : -value, true, line.evidence()));
      } else if (reference.matches()) {
        followed &= !reference.group(1).matches("0+");
      } else if (leap.matches()) {
        followed &= !leap.group(1).equals("Not synchronised");
      }
    }
    boolean synchronised = followed;
    return offset
        .map(
            o ->
                new Parsed<>(
                        new ClockOffset(o.seconds(), synchronised, o.evidence()),
                        List.of(CHRONY),
                        reading.whole(CHRONY))
                    .captured())
        .orElseGet(() -> reading.missing(CHRONY));
  }

  private static Captured<List<KernelMessage>> kernel(
      Reading reading, Captured<List<JournalLine>> journal, Optional<Instant> now) {
    List<KernelMessage> messages = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String file : KERNEL_FILES) {
      Optional<List<Line>> lines = reading.lines(file);
      if (lines.isPresent() && messages.isEmpty()) {
        files.add(file);
        kernel(lines.get(), now).forEach(messages::add);
      }
    }
    List<KernelMessage> known = messages.isEmpty() ? ofJournal(journal) : List.copyOf(messages);
    if (files.isEmpty() && known.isEmpty()) {
      return reading.missing(KERNEL);
    }
    return new Parsed<>(
            known,
            files.isEmpty() ? List.of("journal.jsonl") : List.copyOf(files),
            files.stream().allMatch(reading::whole))
        .captured();
  }

  private static List<KernelMessage> kernel(List<Line> lines, Optional<Instant> now) {
    List<KernelMessage> messages = new ArrayList<>();
    for (Line line : lines) {
      Matcher dmesg = DMESG.matcher(line.text().strip());
      if (dmesg.matches()) {
        messages.add(new KernelMessage(Optional.empty(), dmesg.group(1), line.evidence()));
      }
    }
    return messages.isEmpty() ? ofText(lines, now) : messages;
  }

  private static List<KernelMessage> ofText(List<Line> lines, Optional<Instant> now) {
    return new JournalText(now)
        .read(lines).stream()
            .filter(l -> l.identifier().equals("kernel"))
            .map(l -> new KernelMessage(l.time(), l.message(), l.evidence()))
            .toList();
  }

  private static List<KernelMessage> ofJournal(Captured<List<JournalLine>> journal) {
    return journal.orElse(List.of()).stream()
        .filter(l -> l.identifier().equals("kernel"))
        .map(l -> new KernelMessage(l.time(), l.message(), l.evidence()))
        .toList();
  }
}
