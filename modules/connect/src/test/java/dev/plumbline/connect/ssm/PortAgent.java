package dev.plumbline.connect.ssm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.PayloadType;
import dev.plumbline.session.RequestedAction;
import dev.plumbline.session.SmuxFrame;
import dev.plumbline.session.SmuxReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An agent in memory, in real time: it agrees, acknowledges what comes, and hands it to the test.
 * What it sends is not repeated.
 */
final class PortAgent implements ChannelTransport, AutoCloseable {
  final BlockingQueue<Frame> input = new LinkedBlockingQueue<>();
  final BlockingQueue<Frame> acknowledged = new LinkedBlockingQueue<>();
  private final BlockingQueue<SmuxFrame> smux = new LinkedBlockingQueue<>();
  private final SmuxReader reader = new SmuxReader();
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final FrameAgent frames = new FrameAgent();
  private final String version;
  private final RequestedAction action;
  private Listener listener;
  private long expected;
  private volatile boolean acknowledging = true;

  PortAgent(String version, RequestedAction action) {
    this.version = version;
    this.action = action;
  }

  static PortAgent forwarding(String version) {
    return new PortAgent(
        version, FrameAgent.port(Map.of("portNumber", "80", "type", "LocalPortForwarding")));
  }

  void silent() {
    acknowledging = false;
  }

  SessionServices services(FakeAccount account) {
    return account.services(this, Timing.system());
  }

  @Override
  public Connection open(URI url, Map<String, String> headers, Listener opened) {
    listener = opened;
    return new Connection() {
      @Override
      public void text(String message) {
        deliver(frames.request(version, action));
      }

      @Override
      public void binary(ByteBuffer message) {
        thread.execute(() -> received(message));
      }

      @Override
      public void ping(ByteBuffer body) {
        thread.execute(listener::pong);
      }

      @Override
      public void close() {}
    };
  }

  private void received(ByteBuffer message) {
    try {
      Frame frame = Frame.decode(message);
      if (frame.type().equals(MessageType.ACKNOWLEDGE)) {
        acknowledged.add(frame);
        return;
      }
      if (acknowledging) {
        listener.binary(Acknowledgement.of(frame).frame(UUID.randomUUID(), 1).encode());
      }
      if (frame.payloadType() == PayloadType.HANDSHAKE_RESPONSE.code()) {
        if (expected++ > 0) {
          return;
        }
        listener.binary(frames.complete().encode());
        return;
      }
      if (frame.sequence() < expected) {
        return;
      }
      expected = frame.sequence() + 1;
      input.add(frame);
      if (frame.payloadType() == PayloadType.OUTPUT.code()
          && action instanceof RequestedAction.SessionType(String t, Map<String, String> p)
          && p.containsKey("type")
          && !version.equals("3.0.196.0")) {
        smux.addAll(reader.feed(frame.payload()));
      }
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Until everything delivered so far was taken in. */
  void awaitDelivered() throws Exception {
    thread.submit(() -> {}).get(60, TimeUnit.SECONDS);
  }

  Frame deliver(Frame frame) {
    thread.execute(() -> listener.binary(frame.encode()));
    return frame;
  }

  Frame output(byte[] data) {
    return deliver(frames.frame(PayloadType.OUTPUT, data));
  }

  Frame flag(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.get(bytes);
    return deliver(frames.frame(PayloadType.FLAG, bytes));
  }

  void smux(SmuxFrame frame) {
    output(frame.encode().array());
  }

  SmuxFrame nextSmux() throws InterruptedException {
    return next(smux);
  }

  Frame nextInput() throws InterruptedException {
    return next(input);
  }

  Frame nextAcknowledgement() throws InterruptedException {
    return next(acknowledged);
  }

  private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    Optional<T> next = Optional.ofNullable(queue.poll(60, TimeUnit.SECONDS));
    assertThat(next).isPresent();
    return next.get();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
