package dev.plumbline.connect.ssm;

import dev.plumbline.aws.session.CommandResult;
import dev.plumbline.connect.BatchOutput;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A script as Run Command takes it, and what it brings back. Where the host can, both are packed:
 * of 24,000 characters that the service keeps, ten times as much text comes out.
 */
final class CommandScript {
  /** Says whether commands run, and whether the host can pack. */
  static final String CHECK =
      "command -v gzip >/dev/null && printf x | base64 >/dev/null 2>&1 && echo plumbline-packs;"
          + " echo plumbline-shell-ready";

  private static final String PACKS = "plumbline-packs";
  private static final String READY = "plumbline-shell-ready";
  private static final String CUT_STDOUT = "---Output truncated---";
  private static final int LONGEST_OUTPUT = 64 << 20;

  private CommandScript() {}

  static boolean ready(CommandResult check) {
    return check.stdout().contains(READY);
  }

  static boolean packs(CommandResult check) {
    return check.stdout().contains(PACKS);
  }

  /** The script around a packed one. */
  static String packed(String script, long seconds) {
    return batch()
        .replace("@SECONDS@", String.valueOf(seconds))
        .replace("@SCRIPT@", Base64.getEncoder().encodeToString(gzip(script)));
  }

  /** What a packed script said. */
  static BatchOutput unpacked(CommandResult result) {
    return new BatchOutput(
        unpack(result.stdout()), unpack(result.stderr()), cut(result.stdoutCut()));
  }

  /** What a script said that was sent as it is. */
  static BatchOutput plain(CommandResult result) {
    return new BatchOutput(
        result.stdout().replace(CUT_STDOUT, "").getBytes(StandardCharsets.UTF_8),
        result.stderr().getBytes(StandardCharsets.UTF_8),
        cut(result.stdoutCut()));
  }

  private static Optional<String> cut(boolean is) {
    return is ? Optional.of("Run Command keeps 24,000 characters of an output") : Optional.empty();
  }

  /** Of a packed text that was cut, what can be unpacked; words of the agent behind it are left. */
  private static byte[] unpack(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    int end = 0;
    while (end < line.length() && inAlphabet(line.charAt(end))) {
      end++;
    }
    byte[] packed = Base64.getDecoder().decode(line.substring(0, end - end % 4));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0 && out.size() < LONGEST_OUTPUT; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (EOFException e) {
      return out.toByteArray(); // it was cut, as the result says by itself
    } catch (IOException e) {
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8)); // words of the agent instead
    }
    return out.toByteArray();
  }

  private static boolean inAlphabet(char c) {
    return c < 0x7F && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
  }

  private static byte[] gzip(String script) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(script.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static String batch() {
    try (InputStream in = CommandScript.class.getResourceAsStream("batch.sh")) {
      if (in == null) {
        throw new IllegalStateException("missing in this build: batch.sh");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
