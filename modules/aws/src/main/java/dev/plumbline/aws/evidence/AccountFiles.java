package dev.plumbline.aws.evidence;

import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The account's answers, as files of a recording.
 *
 * @param instance id, where the evidence is of an instance
 * @param name its Name tag, else the id of what was asked for
 * @param files bytes by canonical name
 * @param commands how a person would ask the same
 * @param refused IAM actions that were not permitted; the layers that need them are unknown
 * @param asked when the last answer came
 */
public record AccountFiles(
    Optional<String> instance,
    String name,
    String region,
    Optional<String> account,
    SortedMap<String, byte[]> files,
    SortedMap<String, CommandRun> commands,
    SortedSet<String> refused,
    Instant asked) {
  /** A recording of the account's side alone, for an instance that cannot be reached. */
  public Recording alone() {
    Manifest manifest =
        new Manifest(
            name,
            Optional.empty(),
            Optional.of("aws"),
            Optional.of(asked),
            Optional.empty(),
            commands,
            List.of(),
            notes(),
            raw());
    return Recording.of(manifest, files);
  }

  /** The recording of the instance itself with the account's side put beside it. */
  public Recording with(Recording host) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    host.files().forEach(f -> host.bytes(f).ifPresent(b -> all.put(f, b)));
    all.putAll(files);
    Manifest old = host.manifest();
    Map<String, CommandRun> runs = new LinkedHashMap<>(old.commands());
    runs.putAll(commands);
    List<String> notes = new ArrayList<>(old.notes());
    notes.addAll(notes());
    Manifest manifest =
        new Manifest(
            old.name(),
            old.host(),
            old.source(),
            old.captured(),
            old.packageVersion(),
            runs,
            old.incomplete(),
            notes,
            old.raw().isBlank() ? raw() : old.raw());
    return Recording.of(manifest, all, host.problems());
  }

  private List<String> notes() {
    return refused.isEmpty()
        ? List.of()
        : List.of("Not permitted in the account: " + String.join(", ", refused) + ".");
  }

  /** Ids, numbers and Regions hold nothing that JSON would escape. */
  private String raw() {
    StringBuilder json = new StringBuilder("{\"region\": \"" + region + "\"");
    account.ifPresent(a -> json.append(", \"account\": \"").append(a).append('"'));
    instance.ifPresent(i -> json.append(", \"instance\": \"").append(i).append('"'));
    return json.append('}').toString();
  }
}
