package dev.plumbline.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.UUID;

/**
 * One binary message of the data channel. All numbers are big-endian; 120 bytes stand before the
 * payload.
 *
 * @param type one of {@link MessageType}, or one not known here
 * @param created epoch milliseconds of the first sending
 * @param sequence from 0 in each direction; 0 for what is not counted
 * @param flags bit 0 for the first frame of a stream, bit 1 for the last one
 * @param payloadType number of a {@link PayloadType}, 0 for an acknowledgement
 * @param payload as sent: sealed, when the session is encrypted
 */
public record Frame(
    String type,
    long created,
    long sequence,
    long flags,
    UUID id,
    int payloadType,
    ByteBuffer payload) {
  /** Most that the original client and agent put into one frame, in bytes. */
  public static final int USUAL_PAYLOAD = 1024;

  private static final int SCHEMA = 1;
  private static final int HEADER = 116;
  private static final int PREFIX = HEADER + 4;
  private static final int TYPE_LENGTH = 32;
  private static final int DIGEST_LENGTH = 32;
  private static final int TYPE_AT = 4;
  private static final int CREATED_AT = 40;
  private static final int DIGEST_AT = 80;

  /** Keeps the payload as it is now for reading only. */
  public Frame {
    payload = payload.asReadOnlyBuffer();
  }

  /** The payload from its start; each call gives a position of its own. */
  @Override
  public ByteBuffer payload() {
    return payload.duplicate();
  }

  /** The payload as new bytes. */
  public byte[] bytes() {
    byte[] bytes = new byte[payload.remaining()];
    payload().get(bytes);
    return bytes;
  }

  /** The payload read as UTF-8. */
  public String text() {
    return StandardCharsets.UTF_8.decode(payload()).toString();
  }

  /** True for the frames that ask for, or end, a pause: they need no date and no digest. */
  public boolean steersPublication() {
    return type.equals(MessageType.START_PUBLICATION) || type.equals(MessageType.PAUSE_PUBLICATION);
  }

  /** As it goes over the wire; the type is padded with spaces. */
  public ByteBuffer encode() {
    ByteBuffer out = ByteBuffer.allocate(PREFIX + payload.remaining());
    byte[] name = new byte[TYPE_LENGTH];
    Arrays.fill(name, (byte) ' ');
    byte[] ascii = type.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, name, 0, Math.min(ascii.length, TYPE_LENGTH));
    out.putInt(HEADER).put(name).putInt(SCHEMA);
    out.putLong(created).putLong(sequence).putLong(flags);
    out.putLong(id.getLeastSignificantBits()).putLong(id.getMostSignificantBits());
    out.put(digest(payload())).putInt(payloadType);
    out.putInt(payload.remaining()).put(payload());
    return out.flip();
  }

  /**
   * Reads one whole message.
   *
   * @throws FrameException naming what is wrong: a length, the type, the date or the digest
   */
  public static Frame decode(ByteBuffer message) throws FrameException {
    ByteBuffer in = message.slice();
    int size = in.remaining();
    if (size < PREFIX) {
      throw new FrameException("a message of " + size + " bytes is shorter than its header");
    }
    int payloadAt = payloadAt(in.getInt(0), size);
    int length = in.getInt(payloadAt - 4);
    if (length < 0 || length != size - payloadAt) {
      throw new FrameException(
          "the payload should have " + length + " bytes and has " + (size - payloadAt));
    }
    String type = type(in);
    in.position(CREATED_AT);
    long created = in.getLong();
    long sequence = in.getLong();
    long flags = in.getLong();
    long low = in.getLong();
    UUID id = new UUID(in.getLong(), low);
    ByteBuffer digest = in.slice(DIGEST_AT, DIGEST_LENGTH);
    int payloadType = in.getInt(DIGEST_AT + DIGEST_LENGTH);
    Frame frame =
        new Frame(type, created, sequence, flags, id, payloadType, in.slice(payloadAt, length));
    frame.check(digest);
    return frame;
  }

  /** A longer header than today's would still end in the payload's length. */
  private static int payloadAt(int header, int size) throws FrameException {
    if (header < HEADER || header > size - 4) {
      throw new FrameException(
          "a header of " + Integer.toUnsignedString(header) + " bytes does not fit");
    }
    return header + 4;
  }

  private static String type(ByteBuffer in) throws FrameException {
    byte[] name = new byte[TYPE_LENGTH];
    in.get(TYPE_AT, name);
    String type = new String(name, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
    if (type.isEmpty()) {
      throw new FrameException("the message names no type");
    }
    return type;
  }

  private void check(ByteBuffer digest) throws FrameException {
    if (steersPublication()) {
      return;
    }
    if (created == 0) {
      throw new FrameException("the message has no date");
    }
    if (payload.hasRemaining() && !digest.equals(ByteBuffer.wrap(digest(payload())))) {
      throw new FrameException("the payload does not have the digest it was sent with");
    }
  }

  private static byte[] digest(ByteBuffer payload) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(payload);
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
