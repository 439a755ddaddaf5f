package dev.plumbline.model;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The raw output of read-only commands, byte for byte, with how each was made. Immutable. A file
 * that is absent was not captured; a present empty file is an empty answer.
 */
public final class Recording {
  private final Manifest manifest;
  private final SequencedMap<String, byte[]> contents;
  private final List<Problem> problems;

  Recording(Manifest manifest, SequencedMap<String, byte[]> contents, List<Problem> problems) {
    this.manifest = manifest;
    this.contents = contents;
    this.problems = List.copyOf(problems);
  }

  /**
   * A recording held in memory, as a capture makes it.
   *
   * @param contents bytes by file name
   */
  public static Recording of(Manifest manifest, Map<String, byte[]> contents) {
    return of(manifest, contents, List.of());
  }

  /** The same, with what went wrong while it was made. */
  public static Recording of(
      Manifest manifest, Map<String, byte[]> contents, List<Problem> problems) {
    return new Recording(manifest, new LinkedHashMap<>(contents), problems);
  }

  /**
   * Reads a folder, a {@code .plumb} zip.
   *
   * @throws RecordingException when nothing of it can be read
   */
  public static Recording open(Path path) throws RecordingException {
    return RecordingFiles.open(path);
  }

  /**
   * Writes a folder, or a zip when the name ends in {@code .plumb}; the old file stays whole until
   * the new one is.
   *
   * @throws RecordingException naming the file that could not be written
   */
  public void save(Path path) throws RecordingException {
    RecordingWriter.save(this, path);
  }

  public Manifest manifest() {
    return manifest;
  }

  public String name() {
    return manifest.name();
  }

  public Optional<Instant> captured() {
    return manifest.captured();
  }

  /** All files but the manifest. */
  public SortedSet<String> files() {
    return new TreeSet<>(contents.keySet());
  }

  /** True when its files are answers of the account alone: nothing of the host was captured. */
  public boolean accountOnly() {
    return !contents.isEmpty() && contents.keySet().stream().allMatch(f -> f.startsWith("aws-"));
  }

  public boolean has(String file) {
    return contents.containsKey(file);
  }

  /** Bytes of a file as captured (do not change them); empty when it was not captured. */
  public Optional<byte[]> bytes(String file) {
    return Optional.ofNullable(contents.get(file));
  }

  /**
   * The file as text: UTF-16 where it begins with a byte order mark of it, as an editor may have
   * saved it, else UTF-8. Bytes that are neither become U+FFFD. Secrets are masked.
   */
  public Optional<String> text(String file) {
    return bytes(file).map(b -> Secrets.masked(new String(b, Secrets.charset(b))));
  }

  /** How a file was made, where the manifest tells: of the file itself, or of its folder. */
  public Optional<CommandRun> command(String file) {
    int slash = file.lastIndexOf('/', file.length() - 2);
    return Optional.ofNullable(manifest.commands().get(file))
        .or(() -> slash < 0 ? Optional.empty() : command(file.substring(0, slash + 1)));
  }

  /** What was wrong with the files when the recording was opened, and what was kept. */
  public List<Problem> problems() {
    return problems;
  }

  /** The same recording, of an instance marked as production; kept when it is saved. */
  public Recording asProduction() {
    return new Recording(manifest.asProduction(), contents, problems);
  }

  /** The same recording with more said about it. */
  public Recording withNotes(List<String> more) {
    return new Recording(manifest.withNotes(more), contents, problems);
  }

  /** The same recording with one more file, or one file replaced. */
  public Recording with(String file, byte[] bytes) {
    SequencedMap<String, byte[]> next = new LinkedHashMap<>(contents);
    next.put(file, bytes.clone());
    return new Recording(manifest, next, problems);
  }
}
