package dev.plumbline.connect.agent;

import java.io.DataInput;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames of the agent protocol: uint32 length, byte type, body. */
final class AgentFrames {
  static final int FAILURE = 5;
  static final int LIST = 11;
  static final int LIST_ANSWER = 12;
  static final int SIGN = 13;
  static final int SIGN_ANSWER = 14;

  /** OpenSSH's agent closes the connection over anything larger. */
  private static final int MAX_LENGTH = 256 * 1024;

  private AgentFrames() {}

  static byte[] list() {
    return ByteBuffer.allocate(5).putInt(1).put((byte) LIST).array();
  }

  static byte[] sign(byte[] blob, byte[] data, int flags) {
    int length = 1 + 4 + blob.length + 4 + data.length + 4;
    return ByteBuffer.allocate(4 + length)
        .putInt(length)
        .put((byte) SIGN)
        .putInt(blob.length)
        .put(blob)
        .putInt(data.length)
        .put(data)
        .putInt(flags)
        .array();
  }

  static byte[] readBody(DataInput input) throws IOException {
    int length = input.readInt();
    if (length < 1 || length > MAX_LENGTH) {
      throw new IOException("the SSH agent sent a frame of " + length + " bytes");
    }
    byte[] body = new byte[length];
    input.readFully(body);
    return body;
  }

  static List<AgentKey> keys(byte[] answer) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(answer);
    try {
      expect(in, LIST_ANSWER);
      int count = in.getInt();
      List<AgentKey> keys = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        byte[] blob = bytes(in);
        String comment = new String(bytes(in), StandardCharsets.UTF_8);
        String type = new String(bytes(ByteBuffer.wrap(blob)), StandardCharsets.US_ASCII);
        keys.add(new AgentKey(type, blob, comment));
      }
      return keys;
    } catch (BufferUnderflowException e) {
      throw new IOException("the SSH agent's list of keys is cut short", e);
    }
  }

  /** Empty when the agent refuses: key absent, declined by its user, or agent locked. */
  static Optional<byte[]> signature(byte[] answer) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(answer);
    try {
      if (answer[0] == FAILURE) {
        return Optional.empty();
      }
      expect(in, SIGN_ANSWER);
      return Optional.of(bytes(in));
    } catch (BufferUnderflowException e) {
      throw new IOException("the SSH agent's signature is cut short", e);
    }
  }

  private static void expect(ByteBuffer in, int type) throws IOException {
    int actual = in.get();
    if (actual != type) {
      throw new IOException("the SSH agent answered with type " + actual + " in place of " + type);
    }
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
