package dev.plumbline.connect.ssh;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads the data types of RFC 4251 section 5. Throws IllegalArgumentException past the end. */
final class WireReader {
  private final ByteBuffer in;

  WireReader(byte[] data, int from) {
    in = ByteBuffer.wrap(data, from, data.length - from);
  }

  /** First string of a key: its type. */
  static String type(byte[] blob) {
    return new WireReader(blob, 0).text();
  }

  int number() {
    try {
      return in.getInt();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("the data end too early", e);
    }
  }

  byte[] bytes() {
    int length = number();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("the data end too early");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
