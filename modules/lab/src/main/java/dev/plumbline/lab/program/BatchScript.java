package dev.plumbline.lab.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A whole script, as Run Command hands it to {@code sh}: Plumbline's first question, a packed
 * script around another one, or a capture as it is. Packed ones are unpacked, and what they say is
 * packed, as their own words ask for.
 */
public final class BatchScript {
  private static final Pattern QUESTION =
      Pattern.compile(
          "command -v gzip >/dev/null && printf x \\| base64 >/dev/null 2>&1"
              + " && echo ([a-z-]+); echo ([a-z-]+)");
  private static final Pattern PACKED =
      Pattern.compile("s=\\$\\(printf %s '([A-Za-z0-9+/=]+)' \\| base64 -d \\| gzip -dc\\)");
  private static final Pattern PACKING = Pattern.compile("gzip -9c \\| base64 \\| tr -d '\\\\n'");

  private final LabPrograms programs;
  private final boolean packs;

  /**
   * @param packs whether the host has gzip and base64
   */
  public BatchScript(LabPrograms programs, boolean packs) {
    this.programs = programs;
    this.packs = packs;
  }

  /**
   * Runs it.
   *
   * @return the exit status
   */
  public int run(String script, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    Matcher question = QUESTION.matcher(script.strip());
    if (question.matches()) {
      String flag = packs ? question.group(1) + "\n" : "";
      out.write((flag + question.group(2) + "\n").getBytes(StandardCharsets.US_ASCII));
      return 0;
    }
    Matcher packed = PACKED.matcher(script);
    if (!packed.find()) {
      return capture(script.getBytes(StandardCharsets.UTF_8), out, err);
    }
    if (!packs || !PACKING.matcher(script).find()) {
      err.write("sh: base64: not found\n".getBytes(StandardCharsets.US_ASCII));
      return 9;
    }
    byte[] inner;
    try (InputStream in =
        new GZIPInputStream(
            new ByteArrayInputStream(Base64.getDecoder().decode(packed.group(1))))) {
      inner = in.readAllBytes();
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    capture(inner, said, complained);
    out.write(pack(said));
    err.write(pack(complained));
    return 0;
  }

  private int capture(byte[] script, OutputStream out, OutputStream err)
      throws IOException, InterruptedException {
    return programs.find("exec sh -s").run(new ByteArrayInputStream(script), out, err);
  }

  private static byte[] pack(ByteArrayOutputStream text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      text.writeTo(gzip);
    }
    return Base64.getEncoder().encode(packed.toByteArray());
  }
}
