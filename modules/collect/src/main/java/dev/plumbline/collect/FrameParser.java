package dev.plumbline.collect;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Splits one stream of a capture at its markers: newline, token, blank, the rest of the line. The
 * newline belongs to the marker, so binary output passes unchanged. Holds one marker at most.
 */
final class FrameParser {
  private static final int LONGEST_MARKER = 512;

  private final byte[] pattern;
  private final Sink sink;
  private final ByteArrayOutputStream marker = new ByteArrayOutputStream();
  private int matched;
  private boolean inMarker;

  /** Receives what lies between markers, and the markers. */
  interface Sink {
    /** Bytes of the current frame; the array is reused after the call. */
    void data(byte[] bytes, int from, int length);

    /** A marker's words after the token. */
    void marker(String words);
  }

  FrameParser(String token, Sink sink) {
    this.pattern = ("\n" + token + " ").getBytes(StandardCharsets.US_ASCII);
    this.sink = sink;
  }

  /** Takes the next bytes of the stream, in pieces of any size. */
  void feed(byte[] bytes, int length) {
    int plain = 0;
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (inMarker) {
        plain = i + 1;
        endOfMarker(b);
      } else if (b == pattern[matched]) {
        if (matched == 0) {
          emit(bytes, plain, i);
        }
        plain = i + 1;
        matched++;
        if (matched == pattern.length) {
          matched = 0;
          inMarker = true;
        }
      } else if (matched > 0) {
        // What looked like a marker was output. Only the first byte of the pattern is a newline.
        sink.data(pattern, 0, matched);
        matched = 0;
        plain = i;
        if (b == pattern[0]) {
          matched = 1;
          plain = i + 1;
        }
      }
    }
    emit(bytes, plain, length);
  }

  /** The stream ended: bytes held back as a possible marker were output after all. */
  void end() {
    sink.data(pattern, 0, matched);
    matched = 0;
  }

  private void endOfMarker(byte b) {
    if (b != '\n') {
      if (marker.size() < LONGEST_MARKER) {
        marker.write(b);
      }
      return;
    }
    String words = marker.toString(StandardCharsets.UTF_8);
    marker.reset();
    inMarker = false;
    sink.marker(words);
  }

  private void emit(byte[] bytes, int from, int to) {
    if (to > from) {
      sink.data(bytes, from, to - from);
    }
  }
}
