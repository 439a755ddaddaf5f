package dev.plumbline.guide.check.netutils;

import dev.plumbline.model.JournalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One run of setup-policy-routes, put together from its journal lines.
 *
 * @param link the interface it works for
 * @param pid of the run, absent where the journal shows none
 * @param lines in order
 */
record Run(String link, OptionalLong pid, List<JournalLine> lines) {
  static Run begin(String link, JournalLine line) {
    return new Run(link, line.pid(), new ArrayList<>(List.of(line)));
  }

  /** The last line that contains {@code text}. */
  Optional<JournalLine> line(String text) {
    return lines.reversed().stream().filter(l -> l.message().contains(text)).findFirst();
  }

  boolean has(String text) {
    return line(text).isPresent();
  }

  /** True when the run wrote or removed a file, so that networkd has something to read. */
  boolean changed() {
    return has("install_and_reload detected change")
        || has("install_and_reload removed")
        || has("Linking /run/systemd/network");
  }

  JournalLine last() {
    return lines.getLast();
  }

  /** The first line that reports an error, whatever its priority says. */
  Optional<JournalLine> error() {
    return lines.stream().filter(Run::isError).findFirst();
  }

  private static boolean isError(JournalLine line) {
    String text = line.message();
    return text.contains("Unable to ")
        || text.contains("Timed out waiting")
        || text.contains("unbound variable")
        || line.priority().orElse(7) <= 3;
  }
}
