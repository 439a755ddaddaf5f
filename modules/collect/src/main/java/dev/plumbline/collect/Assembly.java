package dev.plumbline.collect;

import dev.plumbline.connect.Shell;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Problem;
import dev.plumbline.model.Recording;
import dev.plumbline.model.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Makes a recording of what the probes said. */
final class Assembly {
  private static final String NO_ROOT =
      "not run: needs root, and sudo is not allowed without a password";

  private final Outputs outputs;
  private final SequencedMap<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, CommandRun> commands = new LinkedHashMap<>();
  private final List<String> incomplete = new ArrayList<>();
  private final List<String> unprivileged = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private Assembly(Outputs outputs) {
    this.outputs = outputs;
  }

  /**
   * The recording.
   *
   * @param shell over which it came; its description is the name where the host tells none
   * @param ending why the capture ended early; empty when it ran to its end
   */
  static Recording of(
      List<Probe> probes, Outputs outputs, Shell shell, Instant captured, String ending) {
    Assembly assembly = new Assembly(outputs);
    probes.forEach(assembly::take);
    return assembly.recording(shell, captured, ending);
  }

  private void take(Probe probe) {
    Optional<Output> known = outputs.of(probe);
    if (known.isEmpty()) {
      lost.add(probe.file());
      return;
    }
    Output output = known.get();
    if (output.skipped()) {
      unprivileged.add(probe.file());
      commands.put(
          probe.file(),
          new CommandRun(
              probe.command(),
              OptionalInt.of(1),
              OptionalDouble.empty(),
              Optional.of(NO_ROOT),
              Optional.empty()));
    } else if (output.ended()) {
      keep(probe, output);
    } else {
      lost.add(probe.file());
    }
  }

  private void keep(Probe probe, Output output) {
    Optional<String> cut = output.cut(probe);
    String stderr = Secrets.masked(outputs.stderr(probe).strip());
    CommandRun run =
        new CommandRun(
            probe.command(),
            output.exit(),
            output.seconds(),
            stderr.isEmpty() ? Optional.empty() : Optional.of(stderr),
            cut);
    commands.put(probe.file(), run);
    if (Probe.lackedRights(run)) {
      unprivileged.add(probe.file());
    }
    cut.ifPresent(why -> incomplete.add(probe.file()));
    if (probe.isTree()) {
      TreeOutput.split(probe.file(), output.bytes(), problems)
          .forEach((file, bytes) -> files.put(file, Secrets.masked(bytes)));
    } else if (!missingProgram(output)) {
      files.put(probe.file(), Secrets.masked(output.bytes()));
    }
  }

  /** A program that is not there said nothing about the host: not captured, never empty. */
  private static boolean missingProgram(Output output) {
    boolean notRun =
        output.exit().equals(OptionalInt.of(127)) || output.exit().equals(OptionalInt.of(126));
    return notRun && output.bytes().length == 0;
  }

  private Recording recording(Shell shell, Instant captured, String ending) {
    List<String> notes = new ArrayList<>();
    if (!unprivileged.isEmpty()) {
      notes.add("Not everything was visible for lack of rights: " + list(unprivileged) + ".");
    }
    if (!lost.isEmpty()) {
      notes.add("Not captured, because " + ending + ": " + list(lost) + ".");
      lost.forEach(file -> problems.add(new Problem(file, 0, "not captured: " + ending)));
    }
    Optional<String> host = host();
    Manifest manifest =
        new Manifest(
            host.orElse(shell.description()),
            host,
            Optional.of(shell.source()),
            Optional.of(captured),
            Optional.empty(),
            commands,
            incomplete,
            notes,
            unprivileged.isEmpty() ? "" : raw());
    return Recording.of(manifest, files, problems);
  }

  /** File names are ours and hold nothing that JSON would escape. */
  private String raw() {
    return unprivileged.stream()
        .collect(Collectors.joining("\", \"", "{\"unprivileged\": [\"", "\"]}"));
  }

  private Optional<String> host() {
    return Optional.ofNullable(files.get("hostname.txt"))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(name -> name.matches("[A-Za-z0-9._-]{1,255}"));
  }

  private static String list(List<String> names) {
    return String.join(", ", names);
  }
}
