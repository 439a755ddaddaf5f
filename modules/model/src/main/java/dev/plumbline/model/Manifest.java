package dev.plumbline.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code MANIFEST.json} of a recording, format 1. Unknown keys are kept in {@code raw} and written
 * back.
 *
 * @param name of the recording
 * @param host name of the captured host
 * @param source how it was captured (ssh, ssm, lab, archive)
 * @param captured when the capture ended
 * @param packageVersion of amazon-ec2-net-utils, where the recording names it
 * @param commands how each file was made
 * @param incomplete files that the reporter cut ({@code complete.FILE} false)
 * @param notes free text of the person who captured
 * @param raw the whole manifest as JSON text
 */
public record Manifest(
    String name,
    Optional<String> host,
    Optional<String> source,
    Optional<Instant> captured,
    Optional<String> packageVersion,
    Map<String, CommandRun> commands,
    List<String> incomplete,
    List<String> notes,
    String raw) {
  /** A manifest that says no more than the name. */
  public static Manifest named(String name) {
    return named(name, Map.of());
  }

  /** A manifest that says no more than the name and how each file was made. */
  public static Manifest named(String name, Map<String, CommandRun> commands) {
    return new Manifest(
        name,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        commands,
        List.of(),
        List.of(),
        "");
  }

  /** The instance that the account was asked about. */
  public Optional<String> instance() {
    return ManifestFile.instance(raw);
  }

  /** True when the instance was marked as production by whoever captured it. */
  public boolean production() {
    return ManifestFile.production(raw);
  }

  /** The same of an instance marked as production. */
  Manifest asProduction() {
    return new Manifest(
        name,
        host,
        source,
        captured,
        packageVersion,
        commands,
        incomplete,
        notes,
        ManifestFile.asProduction(raw));
  }

  /** The same with more notes. */
  Manifest withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Manifest(
        name, host, source, captured, packageVersion, commands, incomplete, all, raw);
  }
}
