package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One frame of smux version 1, which carries several TCP connections through one port session.
 * Eight bytes stand before the data; length and stream are little-endian, unlike everything else.
 *
 * @param stream 3, 5, 7 and so on for the client's; 0 for {@link Command#NOP}
 */
public record SmuxFrame(Command command, long stream, ByteBuffer data) {
  /** Most data of one frame, in bytes. */
  public static final int LONGEST = 32_768;

  static final int HEADER = 8;
  static final byte VERSION = 1;
  private static final int MASK = 0xFFFF;

  /** Numbers of the wire by their order. */
  public enum Command {
    /** A stream begins. */
    SYN,
    /** A stream ends. */
    FIN,
    /** Data of a stream. */
    PSH,
    /** Keeps the connection alive. */
    NOP
  }

  /**
   * @throws IllegalArgumentException when the data are longer than {@link #LONGEST}
   */
  public SmuxFrame {
    if (data.remaining() > LONGEST) {
      throw new IllegalArgumentException("a smux frame holds at most " + LONGEST + " bytes");
    }
    data = data.asReadOnlyBuffer();
  }

  /** A frame without data. */
  public static SmuxFrame of(Command command, long stream) {
    return new SmuxFrame(command, stream, ByteBuffer.allocate(0));
  }

  /** The data from their start; each call gives a position of its own. */
  @Override
  public ByteBuffer data() {
    return data.duplicate();
  }

  /** As it goes over the wire. */
  public ByteBuffer encode() {
    return ByteBuffer.allocate(HEADER + data.remaining())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(VERSION)
        .put((byte) command.ordinal())
        .putShort((short) data.remaining())
        .putInt((int) stream)
        .put(data())
        .flip();
  }

  /**
   * Length of the data that follow a header.
   *
   * @throws FrameException when it is no header of smux version 1
   */
  static int length(ByteBuffer header) throws FrameException {
    int at = header.position();
    int version = header.get(at);
    int command = header.get(at + 1);
    if (version != VERSION || command < 0 || command >= Command.values().length) {
      throw new FrameException(
          "smux version " + version + ", command " + command + " is not understood");
    }
    int length = header.order(ByteOrder.LITTLE_ENDIAN).getShort(at + 2) & MASK;
    if (length > LONGEST) {
      throw new FrameException("a smux frame of " + length + " bytes is too long");
    }
    return length;
  }

  /**
   * Reads a header and its data, which must be there.
   *
   * @throws FrameException when it is no header of smux version 1
   */
  static SmuxFrame decode(ByteBuffer in) throws FrameException {
    byte[] data = new byte[length(in)];
    in.get();
    Command command = Command.values()[in.get()];
    in.getShort();
    long stream = Integer.toUnsignedLong(in.getInt());
    in.get(data);
    return new SmuxFrame(command, stream, ByteBuffer.wrap(data));
  }
}
