package dev.plumbline.connect.ssm;

import dev.plumbline.session.Frame;
import dev.plumbline.session.FrameException;
import dev.plumbline.session.MessageType;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Connections in memory that the test holds the other end of. */
final class FakeTransport implements ChannelTransport {
  /** Errors for the next attempts. */
  final Deque<IOException> failures = new ArrayDeque<>();

  final List<Wire> wires = new ArrayList<>();

  @Override
  public Connection open(URI url, Map<String, String> headers, Listener listener)
      throws IOException {
    if (!failures.isEmpty()) {
      throw failures.removeFirst();
    }
    Wire wire = new Wire(url, headers, listener);
    wires.add(wire);
    return wire;
  }

  Wire last() {
    return wires.getLast();
  }

  /** One connection. */
  static final class Wire implements Connection {
    final URI url;
    final Map<String, String> headers;
    final List<String> texts = new ArrayList<>();
    final List<Frame> frames = new ArrayList<>();
    int pings;
    boolean closed;
    private final Listener listener;

    private Wire(URI url, Map<String, String> headers, Listener listener) {
      this.url = url;
      this.headers = headers;
      this.listener = listener;
    }

    @Override
    public void text(String message) {
      texts.add(message);
    }

    @Override
    public void binary(ByteBuffer message) {
      try {
        frames.add(Frame.decode(message));
      } catch (FrameException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void ping(ByteBuffer body) {
      pings++;
    }

    @Override
    public void close() {
      closed = true;
    }

    /** What the service sends. */
    void deliver(Frame frame) {
      deliver(frame.encode());
    }

    void deliver(ByteBuffer message) {
      listener.binary(message);
    }

    Listener listener() {
      return listener;
    }

    /** Frames of the client's stream, without acknowledgements. */
    List<Frame> input() {
      return frames.stream().filter(f -> f.type().equals(MessageType.INPUT)).toList();
    }

    List<Frame> acknowledgements() {
      return frames.stream().filter(f -> f.type().equals(MessageType.ACKNOWLEDGE)).toList();
    }
  }
}
