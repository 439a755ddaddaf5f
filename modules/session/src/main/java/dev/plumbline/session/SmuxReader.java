package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts smux frames together again: the payloads of the data channel cut them anywhere. Not
 * thread-safe.
 */
public final class SmuxReader {
  private ByteBuffer held = ByteBuffer.allocate(2 * SmuxFrame.LONGEST).flip();

  /**
   * Takes the next bytes.
   *
   * @return the frames that are whole now, in order
   * @throws FrameException when the stream is not smux version 1; nothing after it can be read
   */
  public List<SmuxFrame> feed(ByteBuffer bytes) throws FrameException {
    append(bytes);
    List<SmuxFrame> frames = new ArrayList<>();
    while (held.remaining() >= SmuxFrame.HEADER
        && held.remaining() >= SmuxFrame.HEADER + SmuxFrame.length(held)) {
      frames.add(SmuxFrame.decode(held));
    }
    return frames;
  }

  private void append(ByteBuffer bytes) {
    held.compact();
    if (held.remaining() < bytes.remaining()) {
      ByteBuffer larger = ByteBuffer.allocate(held.position() + bytes.remaining());
      held = larger.put(held.flip());
    }
    held.put(bytes).flip();
  }
}
