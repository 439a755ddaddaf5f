package dev.plumbline.logs;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Follows a folder in which a new file is begun each day, its date in its name, as the audit files
 * of the SSM agent: the newest name, and each later one from its beginning. The file left is looked
 * at for one more minute.
 */
final class DatedTail implements Tail {
  private static final Pattern DATED = Pattern.compile(".*\\d{4}-?\\d{2}-?\\d{2}.*");
  private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long LEFT_NANOS = Duration.ofMinutes(1).toNanos();

  private final String folder;
  private final Feed feed;
  private final FileLines lines;
  private final long history;
  private final long lookNanos;
  private Optional<Current> current = Optional.empty();
  private Optional<String> next = Optional.empty();
  private Optional<FileTail> left = Optional.empty();
  private long leftAt;
  private long lookedAt;
  private boolean looked;
  private boolean absentSaid;

  private record Current(String name, FileTail tail) {}

  /**
   * @param folder its path, with a slash at its end
   * @param history bytes before the end of the first file to begin with
   */
  DatedTail(String folder, Feed feed, FileLines lines, long history) {
    this(folder, feed, lines, history, LOOK_NANOS);
  }

  /**
   * @param lookNanos time between two looks for new names
   */
  DatedTail(String folder, Feed feed, FileLines lines, long history, long lookNanos) {
    this.folder = folder;
    this.feed = feed;
    this.lines = lines;
    this.history = history;
    this.lookNanos = lookNanos;
  }

  @Override
  public boolean poll(FileReader reader) throws IOException {
    long now = System.nanoTime();
    if (!looked || now - lookedAt >= lookNanos) {
      look(reader);
      looked = true;
      lookedAt = now;
    }
    if (left.isPresent() && now - leftAt < LEFT_NANOS) {
      left.get().poll(reader);
    }
    if (current.isEmpty()) {
      return false;
    }
    boolean more = current.get().tail.poll(reader);
    if (more || next.isEmpty()) {
      return more;
    }
    FileTail former = current.get().tail;
    former.finish();
    left = Optional.of(former);
    leftAt = now;
    begin(next.get(), Long.MAX_VALUE);
    looked = false;
    return true;
  }

  private void look(FileReader reader) throws IOException {
    List<String> names =
        reader.folder(folder).stream()
            .filter(file -> file.tool().isEmpty())
            .map(Sibling::name)
            .filter(name -> DATED.matcher(name.substring(folder.length())).matches())
            .sorted()
            .toList();
    if (current.isPresent()) {
      Stream<String> later = names.stream().filter(n -> n.compareTo(current.get().name) > 0);
      next = later.findFirst();
    } else if (!names.isEmpty()) {
      begin(names.getLast(), history);
    } else if (!absentSaid) {
      absentSaid = true;
      String text = "No file with a date in its name in " + folder + " yet; waiting for one.";
      feed.note(LogLine.Kind.MARK, Entry.NO_TIME, text);
    }
  }

  private void begin(String name, long before) throws IOException {
    current = Optional.of(new Current(name, new FileTail(name, feed, lines, before, new byte[0])));
    next = Optional.empty();
  }
}
