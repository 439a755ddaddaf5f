package dev.plumbline.collect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The shell texts that ship beside these classes. */
final class Scripts {
  private Scripts() {}

  /** Text of a script of this package. */
  static String text(String name) {
    try (InputStream in = Scripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing in this build: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole text that is sent to {@code sh -s}; the end of its input stops it. */
  static String capture(String token, List<Probe> probes) {
    return capture(token, probes, text("watch.sh").strip());
  }

  /** The same for a shell that has no input to watch. */
  static String batch(String token, List<Probe> probes) {
    return capture(token, probes, "");
  }

  private static String capture(String token, List<Probe> probes, String watch) {
    return text("capture.sh")
        .replace("@WATCH@", watch)
        .replace("@TOKEN@", token)
        .replace("@PROBES@", probes.stream().map(Scripts::line).collect(Collectors.joining("\n")));
  }

  private static String line(Probe probe) {
    return String.format(
        Locale.ROOT,
        "probe %s %d %d %s %s",
        probe.file(),
        probe.seconds(),
        probe.bytes(),
        probe.rights().word(),
        quote(probe.command()));
  }

  /** One word of a POSIX shell, whatever the text holds. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
