package dev.plumbline.lab.program;

import dev.plumbline.model.CommandRun;
import dev.plumbline.model.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code sh -s} for the one script that a practice instance understands: Plumbline's own capture.
 * Each probe is answered from the recording in the framing that the script asks for.
 */
final class CaptureProgram implements Program {
  private static final Pattern TOKEN = Pattern.compile("(?m)^mark=([0-9a-f]{32})$");
  private static final Pattern PROBE =
      Pattern.compile("(?m)^probe ([A-Za-z0-9._-]+/?) \\d+ (\\d+) (?:user|best|root) '");
  private static final int LONGEST_SCRIPT = 1_000_000;

  private final String host;
  private final Recording recording;

  CaptureProgram(String host, Recording recording) {
    this.host = host;
    this.recording = recording;
  }

  @Override
  public int run(InputStream in, OutputStream out, OutputStream err) throws IOException {
    String script = script(in);
    Matcher token = TOKEN.matcher(script);
    if (!token.find()) {
      err.write(text("sh: this practice instance only answers captures and tails\n"));
      return 127;
    }
    Matcher probe = PROBE.matcher(script);
    while (probe.find()) {
      answer(token.group(1), probe.group(1), Long.parseLong(probe.group(2)), out, err);
    }
    out.write(text("\n" + token.group(1) + " done\n"));
    return 0;
  }

  /** Reads up to the script's last line; stdin stays open behind it. */
  private static String script(InputStream in) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    StringBuilder script = new StringBuilder();
    String before = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      script.append(line).append('\n');
      if ((before.equals("exit 0") && line.equals("}")) || script.length() > LONGEST_SCRIPT) {
        break;
      }
      before = line;
    }
    return script.toString();
  }

  private void answer(String token, String file, long limit, OutputStream out, OutputStream err)
      throws IOException {
    Optional<CommandRun> run = recording.command(file);
    Optional<byte[]> output = output(file);
    int exit = output.isEmpty() ? 127 : run.map(r -> r.exit().orElse(0)).orElse(0);
    String complaint =
        output.isEmpty()
            ? "sh: not found: " + file + " was not captured in this case\n"
            : run.flatMap(CommandRun::stderr).orElse("");
    err.write(text("\n" + token + " " + file + "\n" + complaint));
    err.flush();
    byte[] bytes = output.orElse(new byte[0]);
    out.write(text("\n" + token + " " + file + " begin\n"));
    out.write(bytes, 0, (int) Math.min(limit, bytes.length));
    out.write(text("\n" + token + " " + file + " end " + exit + " - -\n"));
    out.flush();
  }

  private Optional<byte[]> output(String file) {
    if (file.endsWith("/")) {
      return TreeFrames.of(recording, file);
    }
    return recording.bytes(file).or(() -> invented(file));
  }

  /** What the recordings do not hold, because their names and versions are in the manifest. */
  private Optional<byte[]> invented(String file) {
    return switch (file) {
      case "hostname.txt" -> Optional.of(text(host + "\n"));
      case "rpm-q.txt" ->
          recording
              .manifest()
              .packageVersion()
              .map(v -> text("amazon-ec2-net-utils-" + v + "-1.amzn2023.0.1.noarch\n"));
      default -> Optional.empty();
    };
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
