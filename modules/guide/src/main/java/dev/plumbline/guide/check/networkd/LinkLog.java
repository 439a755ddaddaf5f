package dev.plumbline.guide.check.networkd;

import dev.plumbline.model.IpAddress;
import dev.plumbline.model.JournalLine;
import dev.plumbline.model.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What systemd-networkd logged about one link, in order. */
record LinkLog(String link, List<JournalLine> lines) {
  private static final Pattern ACQUIRED =
      Pattern.compile("DHCPv4 address ([0-9.]+)[/,].*acquired.*");

  static LinkLog of(Snapshot snapshot, String link) {
    String start = link + ": ";
    return new LinkLog(
        link, networkd(snapshot).filter(l -> l.message().startsWith(start)).toList());
  }

  /** All lines of networkd. */
  static Stream<JournalLine> networkd(Snapshot snapshot) {
    return snapshot.journal().orElse(List.of()).stream()
        .filter(
            l ->
                l.identifier().equals("systemd-networkd")
                    || l.identifier().isEmpty()
                    || l.unit().startsWith("systemd-networkd"));
  }

  /** The message without the name of the link. */
  String text(JournalLine line) {
    return line.message().substring(link.length() + 2);
  }

  /** The last line whose text begins with one of these. */
  Optional<JournalLine> last(String... starts) {
    return lines.stream()
        .filter(l -> Stream.of(starts).anyMatch(text(l)::startsWith))
        .reduce((_, last) -> last);
  }

  /** The last line at all. */
  Optional<JournalLine> last() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getLast());
  }

  /** The address of the last lease that was taken. */
  Optional<IpAddress> leased() {
    return lines.stream().flatMap(l -> leased(l).stream()).reduce((_, last) -> last);
  }

  /** The address that a line says was acquired by DHCPv4. */
  Optional<IpAddress> leased(JournalLine line) {
    Matcher match = ACQUIRED.matcher(text(line));
    return match.lookingAt() ? IpAddress.tryParse(match.group(1)) : Optional.empty();
  }

  /** Time of the last line, where the source keeps one. */
  Optional<Instant> lastTime() {
    return last().flatMap(JournalLine::time);
  }
}
