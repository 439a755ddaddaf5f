package dev.plumbline.connect.ssm;

import dev.plumbline.session.Acknowledgement;
import dev.plumbline.session.Frame;
import dev.plumbline.session.MessageType;
import dev.plumbline.session.OpenDataChannel;
import dev.plumbline.session.PayloadType;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Agent and service of one SSH session on a real socket; the session outlives the sockets. */
final class WebSocketAgent implements Closeable {
  private final WebSocketPeer peer = new WebSocketPeer();
  private final FrameAgent frames = new FrameAgent();
  private final TreeMap<Long, Frame> waiting = new TreeMap<>();
  private final TreeMap<Long, byte[]> early = new TreeMap<>();
  private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
  private long expected;
  private boolean agreed;
  final BlockingQueue<OpenDataChannel> openings = new LinkedBlockingQueue<>();

  WebSocketAgent() throws IOException {
    Thread.startVirtualThread(this::serve);
  }

  String url() {
    return peer.url("/v1/data-channel/" + FakeAccount.SESSION + "?role=publish_subscribe")
        .toString();
  }

  private void serve() {
    try {
      while (true) {
        peer.accept("101 Switching Protocols");
        converse();
      }
    } catch (IOException e) {
      // The test is over.
      return;
    }
  }

  private void converse() {
    try {
      for (WebSocketPeer.Part part = peer.read(); part.opcode() != 8; part = peer.read()) {
        switch (part.opcode()) {
          case 1 -> begin(OpenDataChannel.parse(part.text()));
          case 2 -> received(Frame.decode(java.nio.ByteBuffer.wrap(part.body())));
          case 9 -> peer.send(10, true, part.body());
          default -> {}
        }
      }
    } catch (IOException e) {
      // The socket is over, not the session.
      return;
    }
  }

  private synchronized void begin(OpenDataChannel opening) throws IOException {
    openings.add(opening);
    if (!agreed) {
      agreed = true;
      send(frames.request("3.3.987.0", FrameAgent.port(Map.of("portNumber", "22"))));
    }
    for (Frame frame : List.copyOf(waiting.values())) {
      peer.send(2, true, frame.encode().array());
    }
  }

  private synchronized void received(Frame frame) throws IOException {
    if (frame.type().equals(MessageType.ACKNOWLEDGE)) {
      waiting.remove(Acknowledgement.parse(frame).sequence());
      notifyAll();
      return;
    }
    Frame answer = Acknowledgement.of(frame).frame(UUID.randomUUID(), 1);
    peer.send(2, true, answer.encode().array());
    if (frame.payloadType() == PayloadType.HANDSHAKE_RESPONSE.code()) {
      if (expected == 0) {
        expected = 1;
        send(frames.complete());
      }
    } else if (frame.sequence() >= expected) {
      early.put(frame.sequence(), frame.bytes());
      for (byte[] due = early.remove(expected); due != null; due = early.remove(expected)) {
        taken.writeBytes(due);
        expected++;
        notifyAll();
      }
    }
  }

  private void send(Frame frame) throws IOException {
    waiting.put(frame.sequence(), frame);
    peer.send(2, true, frame.encode().array());
  }

  /** Sends, waiting for acknowledgements as an agent with a window does. */
  synchronized void output(byte[] data) throws InterruptedException {
    while (waiting.size() >= 500) {
      wait();
    }
    try {
      send(frames.frame(PayloadType.OUTPUT, data));
    } catch (IOException e) {
      // It goes out again on the next socket.
      return;
    }
  }

  /** Waits until so many bytes came. */
  synchronized byte[] taken(int size) throws InterruptedException {
    while (taken.size() < size) {
      wait();
    }
    return taken.toByteArray();
  }

  /** Closes the socket as the service does about once an hour. */
  synchronized void bye() throws IOException {
    peer.send(8, true, new byte[] {0x03, (byte) 0xE8, 'B', 'y', 'e'});
  }

  /** Ends the socket without a word. */
  void drop() throws IOException {
    peer.drop();
  }

  @Override
  public void close() throws IOException {
    peer.close();
  }
}
