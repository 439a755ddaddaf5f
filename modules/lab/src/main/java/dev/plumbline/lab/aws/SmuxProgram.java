package dev.plumbline.lab.aws;

import dev.plumbline.lab.program.Program;
import dev.plumbline.session.SmuxFrame;
import dev.plumbline.session.SmuxReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Several TCP connections through one port session: the agent's end of smux. Flags go to the error
 * output.
 */
final class SmuxProgram implements Program {
  private final Dial dial;
  private final Map<String, String> properties;
  private final Map<Long, Socket> streams = new ConcurrentHashMap<>();

  SmuxProgram(Dial dial, Map<String, String> properties) {
    this.dial = dial;
    this.properties = Map.copyOf(properties);
  }

  @Override
  public int run(InputStream in, OutputStream out, OutputStream err) throws IOException {
    SmuxReader reader = new SmuxReader();
    byte[] buffer = new byte[32_768];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (SmuxFrame frame : reader.feed(ByteBuffer.wrap(buffer, 0, n))) {
          take(frame, out, err);
        }
      }
    } finally {
      streams.values().forEach(SmuxProgram::close);
    }
    return 0;
  }

  private void take(SmuxFrame frame, OutputStream out, OutputStream flags) throws IOException {
    switch (frame.command()) {
      case SYN -> open(frame.stream(), out, flags);
      case FIN -> Optional.ofNullable(streams.remove(frame.stream())).ifPresent(SmuxProgram::close);
      case PSH -> write(frame, out);
      case NOP -> {
        // Only keeps the connection alive.
      }
    }
  }

  private void open(long stream, OutputStream out, OutputStream flags) throws IOException {
    try {
      Socket socket = dial.open(properties);
      streams.put(stream, socket);
      Thread.ofVirtual().name("practice stream").start(() -> copy(stream, socket, out));
    } catch (IOException e) {
      flags.write(PortProgram.refused());
      send(SmuxFrame.of(SmuxFrame.Command.FIN, stream), out);
    }
  }

  private void write(SmuxFrame frame, OutputStream out) throws IOException {
    Socket socket = streams.get(frame.stream());
    if (socket == null) {
      return;
    }
    byte[] data = new byte[frame.data().remaining()];
    frame.data().get(data);
    try {
      socket.getOutputStream().write(data);
    } catch (IOException e) {
      streams.remove(frame.stream());
      close(socket);
      send(SmuxFrame.of(SmuxFrame.Command.FIN, frame.stream()), out);
    }
  }

  private void copy(long stream, Socket socket, OutputStream out) {
    try {
      byte[] buffer = new byte[SmuxFrame.LONGEST];
      for (int n = socket.getInputStream().read(buffer);
          n >= 0;
          n = socket.getInputStream().read(buffer)) {
        ByteBuffer data = ByteBuffer.wrap(buffer.clone(), 0, n);
        send(new SmuxFrame(SmuxFrame.Command.PSH, stream, data), out);
      }
    } catch (IOException e) {
      // Closed by the client, or the session is over: the end below says the same.
    }
    if (streams.remove(stream) != null) {
      close(socket);
      try {
        send(SmuxFrame.of(SmuxFrame.Command.FIN, stream), out);
      } catch (IOException e) {
        // The session is over.
      }
    }
  }

  /** A frame is written whole, whatever other streams send. */
  private static void send(SmuxFrame frame, OutputStream out) throws IOException {
    ByteBuffer bytes = frame.encode();
    synchronized (out) {
      out.write(bytes.array(), 0, bytes.limit());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }
}
