package dev.plumbline.bench.differential;

import dev.plumbline.bench.differential.Shell.Said;
import dev.plumbline.collect.Probe;
import dev.plumbline.collect.Probes;
import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Manifest;
import dev.plumbline.model.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes a recording of a namespace with the probes of the product. */
final class Capture {
  private static final Pattern FILES =
      Pattern.compile("ip-j6?-(link|addr|rule|route-all|nexthop)\\.json|sysctl-.*");
  private static final List<Probe> PROBES =
      Probes.policyRouting().stream().filter(p -> FILES.matcher(p.file()).matches()).toList();
  private static final Pattern COUNTERS =
      Pattern.compile("\"stats(64)?\":\\{.*?\\}\\}|\"\\w*life_time\":\\d+|\"expires\":-?\\d+");

  private static final long SECONDS = 120;

  private Capture() {}

  /** What is done to a host that a recording shows. */
  @FunctionalInterface
  interface Work<T> {
    T of(Recording host) throws IOException;
  }

  /** A recording, and what came of work on the host while nothing of what it shows changed. */
  record Still<T>(Recording host, T result) {}

  /** Repeats work until the host is the same before and after it. */
  static <T> Still<T> still(Namespace space, String name, Work<T> work) throws IOException {
    long end = System.nanoTime() + SECONDS * 1_000_000_000L;
    Recording before = of(space, name);
    while (true) {
      T result = work.of(before);
      Recording after = of(space, name);
      if (same(before, after)) {
        return new Still<>(before, result);
      }
      if (System.nanoTime() > end) {
        throw new IOException(name + " does not come to rest");
      }
      before = after;
    }
  }

  static Recording of(Namespace space, String name) throws IOException {
    Path folder = Files.createTempDirectory("plumbline-capture-");
    try {
      StringBuilder script = new StringBuilder("cd " + folder + "\n");
      for (Probe probe : PROBES) {
        script.append(
            "( %s ) >%s 2>%s.err; echo $? >%2$s.exit%n"
                .formatted(probe.command(), probe.file(), probe.file()));
      }
      Said said = space.inside(script.toString(), "sh");
      if (said.exit() != 0) {
        throw new IOException("the capture failed: " + said.err());
      }
      return read(folder, name);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static Recording read(Path folder, String name) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    Map<String, CommandRun> runs = new HashMap<>();
    for (Probe probe : PROBES) {
      contents.put(probe.file(), Files.readAllBytes(folder.resolve(probe.file())));
      String exit = Files.readString(folder.resolve(probe.file() + ".exit")).strip();
      runs.put(
          probe.file(),
          new CommandRun(
              probe.command(),
              OptionalInt.of(Integer.parseInt(exit)),
              OptionalDouble.empty(),
              Optional.of(Files.readString(folder.resolve(probe.file() + ".err"))),
              Optional.empty()));
    }
    Manifest manifest = Manifest.named(name, runs);
    return Recording.of(manifest, contents);
  }

  /** True when both show the same state; counters and lifetimes do not count. */
  static boolean same(Recording one, Recording other) {
    return one.files().equals(other.files())
        && one.files().stream().allMatch(f -> Arrays.equals(bytes(one, f), bytes(other, f)));
  }

  private static byte[] bytes(Recording recording, String file) {
    String text = recording.text(file).orElse("");
    return COUNTERS.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }
}
