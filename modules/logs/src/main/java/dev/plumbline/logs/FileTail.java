package dev.plumbline.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Follows one file through its rotations: every line once, in order, as far as the host still has
 * it. What is written between the copy and the truncation of {@code copytruncate} is lost to
 * everyone and cannot be noticed.
 */
final class FileTail implements Tail {
  private static final int MOST = 1 << 20;
  private static final int SIBLINGS_KNOWN = 20;
  private static final int HEAD_SEEN = 256;

  private final String path;
  private final Feed feed;
  private final FileLines lines;
  private final long history;
  private final LateLines late;
  private FilePosition at;
  private byte[] partial = new byte[0];
  private boolean started;
  private boolean absentSaid;
  private boolean finished;

  /**
   * Goes on where the feed was left.
   *
   * @param history bytes before the end to begin with at the very first start
   */
  FileTail(String path, Feed feed, FileLines lines, long history) throws IOException {
    this(path, feed, lines, history, feed.position());
  }

  /**
   * @param known position to go on from; empty to begin
   */
  FileTail(String path, Feed feed, FileLines lines, long history, byte[] known) throws IOException {
    this.path = path;
    this.feed = feed;
    this.lines = lines;
    this.history = history;
    this.at = FilePosition.decode(known);
    this.started = known.length > 0;
    this.late = new LateLines(this::store);
  }

  @Override
  public boolean poll(FileReader reader) throws IOException {
    boolean more = step(reader);
    if (!finished) {
      feed.pending(at.offset(), pending());
    }
    return more;
  }

  /** The line that is being written; a later one replaces it, or its end makes it a row. */
  private Optional<Entry> pending() {
    if (partial.length == 0) {
      return Optional.empty();
    }
    byte[] shown = Arrays.copyOf(partial, Math.min(partial.length, LogLine.VIEW_LIMIT));
    return Optional.of(Entry.line(lines.lastMicros(), new LineSplitter(at.head()).content(shown)));
  }

  /** The file is left for good: its last line is final as it is. */
  void finish() throws IOException {
    finished = true;
    at = partial.length == 0 ? at : at.after(partial, partial.length);
    feed.append(finalPartial(), at.encode());
    feed.pending(at.offset(), Optional.empty());
  }

  private boolean step(FileReader reader) throws IOException {
    if (!started) {
      return start(reader);
    }
    late.drain(reader, path);
    Optional<FileReader.Chunk> chunk = Optional.empty();
    if (!at.id().isEmpty()) {
      chunk = reader.read(path, readAt() - overlap().length, MOST);
    }
    if (chunk.isPresent() && isOurs(chunk.get())) {
      return !chunk.get().proven() || take(chunk.get().data(), chunk.get().size());
    }
    return relocate(reader);
  }

  private boolean start(FileReader reader) throws IOException {
    List<Sibling> listing = reader.list(path);
    List<FilePosition.Seen> seen = seen(reader, Sibling.rotated(listing, path));
    Optional<FileReader.Chunk> head = reader.read(path, 0, FilePosition.HEAD);
    if (head.isEmpty()) {
      if (!absentSaid) {
        absentSaid = true;
        feed.note(LogLine.Kind.MARK, Entry.NO_TIME, path + " does not exist yet; waiting for it.");
      }
      at = FilePosition.none(seen);
      feed.append(List.of(), at.encode());
      started = true;
      return false;
    }
    FilePosition from = FilePosition.none(seen).begun(head.get().id());
    long begin = head.get().size() - history;
    if (begin > FilePosition.HEAD) {
      FileReader.Chunk before = reader.read(path, begin, MOST).orElse(head.get());
      List<byte[]> whole = new LineSplitter(head.get().data()).lines(before.data());
      boolean sound = head.get().proven() && before.proven() && before.id().equals(from.id());
      if (!sound || before.data().length == 0) {
        return true;
      }
      byte[] skipped = whole.isEmpty() ? before.data() : whole.getFirst();
      byte[] near = FilePosition.last(new byte[0], skipped, skipped.length);
      from =
          new FilePosition(from.id(), begin + skipped.length, head.get().data(), near, from.seen());
    }
    at = from;
    feed.append(List.of(), at.encode());
    started = true;
    return true;
  }

  private long readAt() {
    return at.offset() + partial.length;
  }

  /** What must stand before the place of reading. */
  private byte[] overlap() {
    return FilePosition.last(at.near(), partial, partial.length);
  }

  private boolean isOurs(FileReader.Chunk chunk) {
    byte[] before = overlap();
    return chunk.id().equals(at.id())
        && chunk.size() >= readAt()
        && (!chunk.proven()
            || chunk.data().length >= before.length
                && Arrays.equals(before, Arrays.copyOf(chunk.data(), before.length)));
  }

  /** Stores the lines in a proven piece; true when the file goes on. */
  private boolean take(byte[] data, long size) throws IOException {
    int known = overlap().length;
    byte[] all = Arrays.copyOf(partial, partial.length + data.length - known);
    System.arraycopy(data, known, all, partial.length, data.length - known);
    if (data.length > known) {
      byte[] head = at.offset() == 0 ? all : at.head();
      List<byte[]> whole = new LineSplitter(head).lines(all);
      int length = whole.stream().mapToInt(line -> line.length).sum();
      if (length > 0) {
        at = at.after(all, length);
        store(whole, head);
      }
      partial = Arrays.copyOfRange(all, length, all.length);
    }
    return readAt() < size;
  }

  private void store(List<byte[]> whole, byte[] head) throws IOException {
    LineSplitter splitter = new LineSplitter(head);
    List<Entry> rows = new ArrayList<>();
    for (byte[] line : whole) {
      rows.add(lines.row(splitter.content(line)));
    }
    feed.append(rows, at.encode());
  }

  private boolean relocate(FileReader reader) throws IOException {
    List<Sibling> listing = reader.list(path);
    List<Sibling> rotated = Sibling.rotated(listing, path);
    Optional<Sibling> current = listing.stream().filter(s -> s.name().equals(path)).findFirst();
    SiblingReader files = new SiblingReader(reader);
    if (readAt() > 0) {
      for (Sibling sibling : byLikelihood(rotated)) {
        if (files.isOurs(sibling, at, readAt(), overlap())) {
          return readRest(files, sibling, rotated);
        }
      }
      if (current.isPresent() && files.isOurs(current.get(), at, readAt(), overlap())) {
        at = at.begun(current.get().id());
        return true;
      }
      return current.isPresent() && lost();
    }
    for (Sibling sibling : rotated) {
      if (!isSeen(files, sibling)) {
        at = at.begun(sibling.id());
        return readRest(files, sibling, rotated);
      }
    }
    if (current.isEmpty()) {
      return false;
    }
    if (!at.id().isEmpty() && !at.id().equals(current.get().id())) {
      return lost();
    }
    at = at.begun(current.get().id());
    return true;
  }

  /** The same inode first, then the newest. */
  private List<Sibling> byLikelihood(List<Sibling> rotated) {
    List<Sibling> order = new ArrayList<>(rotated.reversed());
    order.sort((a, b) -> Boolean.compare(b.id().equals(at.id()), a.id().equals(at.id())));
    return order;
  }

  private boolean lost() throws IOException {
    String text =
        "%s was rotated away: lines after byte %,d of the old file cannot be recovered."
            .formatted(path.substring(path.lastIndexOf('/') + 1), readAt());
    List<Entry> rows = finalPartial();
    rows.add(Entry.note(LogLine.Kind.GAP, lines.lastMicros(), text));
    at = FilePosition.none(at.seen());
    feed.append(rows, at.encode());
    return true;
  }

  /** Reads a rotated file to its end, then leaves it. */
  private boolean readRest(SiblingReader files, Sibling sibling, List<Sibling> rotated)
      throws IOException {
    for (; ; ) {
      Optional<FileReader.Chunk> chunk =
          files.read(sibling, readAt() - overlap().length, overlap().length + MOST);
      if (chunk.isEmpty() || !chunk.get().proven()) {
        return true;
      }
      at = at.begun(sibling.id());
      if (!isOurs(chunk.get())) {
        return true;
      }
      if (!take(chunk.get().data(), chunk.get().size())) {
        break;
      }
    }
    FilePosition end = partial.length == 0 ? at : at.after(partial, partial.length);
    List<Entry> rows = finalPartial();
    List<Sibling> done = rotated.subList(0, rotated.indexOf(sibling) + 1);
    at = FilePosition.none(seen(files.reader(), done));
    feed.append(rows, at.encode());
    if (sibling.tool().isEmpty()) {
      late.watch(end);
    }
    return true;
  }

  /** The last line of a file that was left is final as it is. */
  private List<Entry> finalPartial() {
    List<Entry> rows = new ArrayList<>();
    if (partial.length > 0) {
      rows.add(lines.row(new LineSplitter(at.head()).content(partial)));
      partial = new byte[0];
    }
    return rows;
  }

  private List<FilePosition.Seen> seen(FileReader reader, List<Sibling> rotated)
      throws IOException {
    SiblingReader files = new SiblingReader(reader);
    List<FilePosition.Seen> seen = new ArrayList<>();
    for (Sibling sibling :
        rotated.subList(Math.max(0, rotated.size() - SIBLINGS_KNOWN), rotated.size())) {
      seen.add(new FilePosition.Seen(sibling.id(), sibling.mtime(), headSum(files, sibling)));
    }
    return seen;
  }

  private boolean isSeen(SiblingReader files, Sibling sibling) throws IOException {
    int head = headSum(files, sibling);
    long oldest =
        at.seen().stream().mapToLong(FilePosition.Seen::mtime).min().orElse(Long.MIN_VALUE);
    boolean olderThanAll = at.seen().size() >= SIBLINGS_KNOWN && sibling.mtime() < oldest;
    return olderThanAll
        || at.seen().stream()
            .anyMatch(
                s ->
                    s.head() == head
                        && (s.id().equals(sibling.id()) || s.mtime() == sibling.mtime()));
  }

  private static int headSum(SiblingReader files, Sibling sibling) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(files.read(sibling, 0, HEAD_SEEN).map(FileReader.Chunk::data).orElse(new byte[0]));
    return (int) sum.getValue();
  }
}
