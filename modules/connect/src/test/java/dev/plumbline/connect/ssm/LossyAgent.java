package dev.plumbline.connect.ssm;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An agent that sends a text and takes one, as a faithful agent does, over connections that lose,
 * double, delay and so reorder messages, and break. All by one seed.
 */
final class LossyAgent implements ChannelTransport {
  private static final int WINDOW = 200;
  private static final long TIMEOUT = 300;

  private final VirtualTime time;
  private final Random random;
  private final double trouble;
  private final byte[] text;
  private final TreeMap<Long, byte[]> early = new TreeMap<>();
  private final TreeMap<Long, Frame> waiting = new TreeMap<>();
  private final Map<Long, Long> sentAt = new TreeMap<>();
  final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private long expected;
  private long next;
  private int given;
  private Wire wire;
  int connections;

  /** While it is set nothing arrives on either side, and no connection breaks for it. */
  boolean silent;

  /**
   * @param trouble part of the messages that is lost, and part that is doubled
   */
  LossyAgent(VirtualTime time, long seed, double trouble, byte[] text) {
    this.time = time;
    this.random = new Random(seed);
    this.trouble = trouble;
    this.text = text;
  }

  @Override
  public Connection open(URI url, Map<String, String> headers, Listener listener)
      throws IOException {
    if (random.nextDouble() < trouble) {
      throw new IOException("the network is down");
    }
    connections++;
    wire = new Wire(listener);
    return wire;
  }

  boolean done() {
    return given == text.length && waiting.isEmpty();
  }

  /** The connection ends, in one way or another. */
  void cut() {
    if (wire != null) {
      Wire cut = wire;
      wire = null;
      cut.listener.closed(random.nextBoolean() ? 1000 : 1006, "");
    }
  }

  /** Sends what the window allows, and the oldest again when it is late. */
  void tick() {
    while (given < text.length && waiting.size() < WINDOW) {
      byte[] part = Arrays.copyOfRange(text, given, Math.min(text.length, given + 700));
      given += part.length;
      Frame frame = FrameAgent.frame(next, PayloadType.OUTPUT, part);
      waiting.put(next, frame);
      send(frame);
      next++;
    }
    if (!waiting.isEmpty() && time.millis() - sentAt.get(waiting.firstKey()) > TIMEOUT) {
      send(waiting.firstEntry().getValue());
    }
  }

  private void send(Frame frame) {
    sentAt.put(frame.sequence(), time.millis());
    toClient(frame);
  }

  private void toClient(Frame frame) {
    Wire on = wire;
    if (on != null) {
      deliver(
          () -> {
            if (on == wire) {
              on.listener.binary(frame.encode());
            }
          });
    }
  }

  private void deliver(Runnable arrival) {
    if (silent) {
      return;
    }
    int copies = random.nextDouble() < trouble ? 0 : random.nextDouble() < trouble ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      time.after(Duration.ofMillis(20 + random.nextInt(60)), arrival);
    }
  }

  private void arrived(Frame frame) {
    try {
      if (frame.type().equals(MessageType.ACKNOWLEDGE)) {
        waiting.remove(Acknowledgement.parse(frame).sequence());
      } else {
        toClient(Acknowledgement.of(frame).frame(UUID.randomUUID(), time.date()));
        if (frame.sequence() >= expected) {
          early.putIfAbsent(frame.sequence(), frame.bytes());
        }
        for (byte[] due = early.remove(expected); due != null; due = early.remove(expected)) {
          taken.writeBytes(due);
          expected++;
        }
      }
    } catch (FrameException e) {
      throw new AssertionError(e);
    }
  }

  private final class Wire implements Connection {
    private final Listener listener;

    Wire(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void text(String message) {}

    @Override
    public void binary(ByteBuffer message) {
      try {
        Frame frame = Frame.decode(message);
        deliver(
            () -> {
              if (this == wire) {
                arrived(frame);
              }
            });
      } catch (FrameException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void ping(ByteBuffer body) {
      deliver(
          () -> {
            if (this == wire) {
              listener.pong();
            }
          });
    }

    @Override
    public void close() {
      if (this == wire) {
        wire = null;
      }
    }
  }
}
