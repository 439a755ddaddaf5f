package dev.plumbline.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.lab.PracticeLab;
import dev.plumbline.model.Captured;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import dev.plumbline.model.RecordingException;
import dev.plumbline.model.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A practice instance that a test changes: break one thing of a healthy host, then look. */
public final class Host {
  private final Manifest manifest;
  private final Map<String, byte[]> files = new TreeMap<>();

  private Host(Recording recording) {
    manifest = recording.manifest();
    recording.files().forEach(f -> files.put(f, recording.bytes(f).orElseThrow()));
  }

  /** The practice instance as shipped. */
  public static Host practice(String id) {
    try {
      return new Host(PracticeLab.find(id).orElseThrow().recording());
    } catch (RecordingException e) {
      throw new AssertionError(e);
    }
  }

  /** A healthy host with a primary and one secondary interface. */
  public static Host healthy() {
    return practice("healthy-2-eni");
  }

  /** Replaces text in one file; fails when the text is not there. */
  public Host replace(String file, String from, String to) {
    String text = text(file);
    assertThat(text).as(file).contains(from);
    return with(file, text.replace(from, to));
  }

  /** Changes the lines of one file. */
  public Host lines(String file, UnaryOperator<List<String>> change) {
    return with(file, String.join("\n", change.apply(text(file).lines().toList())) + "\n");
  }

  /** Drops the lines that contain {@code text}; fails when there is none. */
  public Host dropLines(String file, String text) {
    assertThat(text(file)).as(file).contains(text);
    return lines(file, lines -> lines.stream().filter(l -> !l.contains(text)).toList());
  }

  /** Adds text at the end of a file, which may be new. */
  public Host append(String file, String text) {
    return with(file, files.containsKey(file) ? text(file) + text : text);
  }

  public Host with(String file, String text) {
    files.put(file, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** As if the file had not been captured. */
  public Host without(String... names) {
    List.of(names).forEach(files::remove);
    return this;
  }

  /** As if no file below this folder had been captured. */
  public Host withoutFolder(String folder) {
    files.keySet().removeIf(f -> f.startsWith(folder + "/"));
    return this;
  }

  /** The journal in text form only, so that tests can append to it. */
  public Host textJournal() {
    return without("journal.jsonl");
  }

  public String text(String file) {
    return new String(files.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
  }

  public Snapshot snapshot() {
    return Snapshot.of(Recording.of(manifest, files));
  }

  /** The same host with another version of the package. */
  public Snapshot snapshot(String version) {
    Snapshot snapshot = snapshot();
    assertThat(snapshot.rules()).isInstanceOf(Captured.class);
    Manifest other =
        new Manifest(
            manifest.name(),
            manifest.host(),
            manifest.source(),
            manifest.captured(),
            Optional.of(version),
            manifest.commands(),
            manifest.incomplete(),
            manifest.notes(),
            manifest.raw());
    return Snapshot.of(Recording.of(other, files));
  }

  public Diagnosis diagnose() {
    return Diagnostician.diagnose(snapshot());
  }

  /** Subjects of one id that the diagnosis reports. */
  public List<String> subjects(String id) {
    return subjects(diagnose(), id);
  }

  /** Subjects of one id in a diagnosis. */
  public static List<String> subjects(Diagnosis diagnosis, String id) {
    return diagnosis.findings().stream()
        .filter(f -> f.id().equals(id))
        .map(Finding::subject)
        .toList();
  }

  /** The only finding of an id. */
  public Finding finding(String id) {
    List<Finding> found = diagnose().findings().stream().filter(f -> f.id().equals(id)).toList();
    assertThat(found).as(id).hasSize(1);
    return found.getFirst();
  }
}
