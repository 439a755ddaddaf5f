package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A word of a port session that is no data. */
public enum Flag {
  /** The local connection ended; the next may come. */
  DISCONNECT_TO_PORT(1),
  /** The session is over. */
  TERMINATE_SESSION(2),
  /** Nothing listens at the port on the instance. */
  CONNECT_TO_PORT_ERROR(3);

  private final int code;

  Flag(int code) {
    this.code = code;
  }

  /** The payload: four bytes. */
  public ByteBuffer payload() {
    return ByteBuffer.allocate(Integer.BYTES).putInt(code).flip();
  }

  /** Empty for a number that has no meaning yet, and for other lengths. */
  public static Optional<Flag> of(ByteBuffer payload) {
    if (payload.remaining() != Integer.BYTES) {
      return Optional.empty();
    }
    int code = payload.getInt(payload.position());
    return Arrays.stream(values()).filter(f -> f.code == code).findFirst();
  }
}
