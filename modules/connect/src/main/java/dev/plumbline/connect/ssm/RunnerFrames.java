package dev.plumbline.connect.ssm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Takes apart what {@code runner.sh} writes. Frames of stderr and of the exit status are written at
 * once and may stand anywhere in a piece of stdout.
 */
final class RunnerFrames {
  private static final int LONGEST_PIECE = 1 << 20;

  private final Sink sink;
  private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
  private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
  private boolean inFrame;
  private boolean hexadecimal;

  /** Takes what was written. */
  interface Sink {
    void out(byte[] bytes) throws IOException;

    void err(byte[] bytes) throws IOException;

    /** The command has ended; nothing follows. */
    void exit(int status);
  }

  RunnerFrames(Sink sink) {
    this.sink = sink;
  }

  /**
   * Takes the next bytes, in pieces of any size.
   *
   * @throws IOException when they are nothing that the runner writes
   */
  void feed(byte[] bytes, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      take((char) (bytes[i] & 0xFF));
    }
  }

  private void take(char c) throws IOException {
    ByteArrayOutputStream current = inFrame ? frame : piece;
    if (c == '<' && !inFrame) {
      inFrame = true;
    } else if (c == '>' && inFrame) {
      inFrame = false;
      ended(text(frame));
    } else if (c == ',' && !inFrame) {
      sink.out(bytes(text(piece)));
    } else if (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=') {
      current.write(c);
      if (current.size() > LONGEST_PIECE) {
        throw new IOException("the session's shell wrote a piece without an end");
      }
    } else if (c != '\n' && c != '\r' && c != ' ') {
      throw new IOException("the session's shell wrote something else in between");
    }
  }

  private void ended(String whole) throws IOException {
    String content = whole.isEmpty() ? "" : whole.substring(1);
    switch (whole.isEmpty() ? ' ' : whole.charAt(0)) {
      case 'E' -> sink.err(bytes(content));
      case 'K' -> hexadecimal = content.equals("x");
      case 'X' -> sink.exit(status(content));
      default -> throw new IOException("the session's shell wrote an unknown frame");
    }
  }

  /** There is none where the shell around the command was killed. */
  private static int status(String text) throws IOException {
    if (!text.matches("\\d{1,3}")) {
      throw new IOException("the session's shell lost its command");
    }
    return Integer.parseInt(text);
  }

  private byte[] bytes(String text) throws IOException {
    try {
      return hexadecimal ? HexFormat.of().parseHex(text) : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new IOException("the session's shell wrote a broken piece", e);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    bytes.reset();
    return text;
  }
}
