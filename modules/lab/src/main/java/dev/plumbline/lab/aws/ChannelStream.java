package dev.plumbline.lab.aws;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.Inbound;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.Outbound;
import dev.plumbline.session.PayloadType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The counted frames of one session, both ways, over one connection after another. What is sent
 * while there is no connection waits; what the client did not acknowledge goes out again.
 */
final class ChannelStream {
  private static final Logger LOG = Logger.getLogger(ChannelStream.class.getName());
  private static final int WINDOW = 256;
  private static final long FIRST = 1;

  /** A connection: takes whole messages. */
  interface Line {
    void send(ByteBuffer message);

    /** False as soon as it is being closed. */
    boolean open();

    /** Sends the last message, after what was sent, and ends the connection. */
    void end(ByteBuffer last);
  }

  private final Inbound in = new Inbound(Inbound.AGENT_CAPACITY);
  private final Outbound out = new Outbound(WINDOW);
  private final Consumer<Frame> received;
  private Optional<Line> line = Optional.empty();
  private boolean paused;
  private boolean over;

  /**
   * @param received is given the client's stream frames, each once and in order
   */
  ChannelStream(Consumer<Frame> received) {
    this.received = received;
  }

  /** A connection is there; what has not arrived goes out again. */
  synchronized void connected(Line to) {
    line = Optional.of(to);
    paused = false;
    out.again(System.nanoTime()).forEach(f -> to.send(f.encode()));
    notifyAll();
  }

  /** The connection is gone, unless another took its place already. */
  synchronized void disconnected(Line from) {
    line = line.filter(current -> current != from);
  }

  /** A message came in. Bad ones are dropped without an acknowledgement. */
  void message(ByteBuffer message) {
    try {
      Frame frame = Frame.decode(message);
      for (Frame ready : take(frame)) {
        received.accept(ready);
      }
    } catch (FrameException e) {
      LOG.log(Level.FINE, "dropped: {0}", e.getMessage());
    }
  }

  private synchronized List<Frame> take(Frame frame) throws FrameException {
    switch (frame.type()) {
      case MessageType.ACKNOWLEDGE -> {
        paused = false;
        out.acknowledged(Acknowledgement.parse(frame).sequence(), System.nanoTime());
        notifyAll();
      }
      case MessageType.PAUSE_PUBLICATION -> paused = true;
      case MessageType.START_PUBLICATION -> {
        paused = false;
        notifyAll();
      }
      case MessageType.INPUT -> {
        paused = false;
        notifyAll();
        Inbound.Taken taken = in.take(frame);
        if (taken.acknowledge()) {
          Frame answer =
              Acknowledgement.of(frame).frame(UUID.randomUUID(), System.currentTimeMillis());
          line.ifPresent(l -> l.send(answer.encode()));
        }
        return taken.ready();
      }
      default -> LOG.log(Level.FINE, "ignored: {0}", frame.type());
    }
    return List.of();
  }

  /**
   * Sends one payload; waits while too much is on its way, or the client asked for a pause.
   *
   * @throws IOException when the session is over
   */
  synchronized void send(PayloadType type, byte[] payload) throws IOException {
    try {
      while (!over && (paused || !out.hasRoom())) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (over) {
      throw new IOException("the session is over");
    }
    long sequence = out.nextSequence();
    Frame frame =
        new Frame(
            MessageType.OUTPUT,
            System.currentTimeMillis(),
            sequence,
            sequence == 0 ? FIRST : 0,
            UUID.randomUUID(),
            type.code(),
            ByteBuffer.wrap(payload));
    out.sent(frame, System.nanoTime());
    line.ifPresent(l -> l.send(frame.encode()));
  }

  /** Repeats what is due; to be called every few hundredths of a second. */
  synchronized void tick() {
    out.due(System.nanoTime()).ifPresent(f -> line.ifPresent(l -> l.send(f.encode())));
    notifyAll();
  }

  /**
   * Waits until the client has everything and is there to hear of the end.
   *
   * @return false when the session ended before
   */
  synchronized boolean drain() throws InterruptedException {
    while (!over && !(out.isEmpty() && line.filter(Line::open).isPresent())) {
      wait();
    }
    return !over;
  }

  /**
   * Says the last word, which is the service's own and no message of the path with faults, and ends
   * all waiting and the connection: a client that was not connected then asks.
   */
  synchronized void end(Frame last) {
    over = true;
    line.ifPresent(l -> l.end(last.encode()));
    notifyAll();
  }
}
